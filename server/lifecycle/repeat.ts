import { log } from '../platform/log'

/** Work that is done again and again until it is stopped. */
export interface Repetition {
  /** Stops and waits for the round that is under way. */
  stop(): Promise<void>
}

/** Runs the work, waits, runs it again; rounds never overlap, a failed one is logged and tried again. */
export function repeat(name: string, pauseMs: number, work: () => Promise<void>): Repetition {
  let stopped = false
  let wake: (() => void) | undefined
  const running = (async () => {
    while (!stopped) {
      await work().catch((error: unknown) => log.warn({ err: String(error) }, `${name} failed, trying again`))
      if (stopped) return
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pauseMs).unref()
      })
    }
  })()
  return {
    stop() {
      stopped = true
      wake?.()
      return running
    },
  }
}
