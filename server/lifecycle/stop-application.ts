import { closeDatabase } from '../platform/database'
import { stopWorkers } from '../platform/jobs'
import { closeStreams } from '../platform/live-streams'
import { log } from '../platform/log'
import { closeMail } from '../platform/mail-transport'
import { markStopping } from '../platform/startup'
import { stopBackgroundWork } from './start-application'

const DEADLINE_MS = 28_000

let stopping: Promise<void> | undefined
let workStopped: Promise<unknown> | undefined

/**
 * First half, on the signal itself: no new jobs, open streams end, so that the server can finish its requests.
 * A hung request must not keep the process for ever.
 */
export function beginStopping(): void {
  if (workStopped) return
  markStopping()
  log.info('stopping: finishing requests and jobs')
  setTimeout(() => process.exit(1), DEADLINE_MS).unref()
  workStopped = Promise.allSettled([closeStreams(), stopBackgroundWork(), stopWorkers()])
}

/** Second half, when the last request was answered: jobs are done, browser and connections close. */
export function finishStopping(): Promise<void> {
  stopping ??= (async () => {
    beginStopping()
    await workStopped
    const { closePdfRenderer } = await import('../platform/pdf')
    await Promise.allSettled([closePdfRenderer(), Promise.resolve(closeMail())])
    await closeDatabase()
    log.info('stopped')
  })()
  return stopping
}
