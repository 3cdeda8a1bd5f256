import { pino } from 'pino'

/**
 * In production lines are gathered and written every half second: a write per request would cost as much as its answer.
 * What a process says while it ends is written at once (pino flushes when it exits; `kill -9` may lose the last half second).
 */
const GATHERED_BYTES = 8192
const destination = process.env.NODE_ENV === 'production'
  ? pino.destination({ sync: false, minLength: GATHERED_BYTES, periodicFlush: 500 })
  : pino.destination({ sync: true })

/** JSON log. Secrets and health data never reach it: listed paths are removed. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['password', 'token', 'secret', 'cookie', 'authorization', '*.password', '*.token', '*.secret', '*.cookie', '*.authorization'],
    remove: true,
  },
}, destination)
