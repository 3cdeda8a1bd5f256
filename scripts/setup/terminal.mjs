// What the person at the keyboard sees: plain sentences, no stack traces for expected troubles.
import { StartProblem } from './processes.mjs'

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Runs a command's main function; an expected trouble ends it with one sentence and exit code 1. */
export async function runMain(main) {
  try {
    await main()
  }
  catch (error) {
    process.stderr.write(`\n${error instanceof StartProblem ? error.message : error.stack ?? error}\n`)
    process.exit(1)
  }
}

/** "12 s" or "2 min 5 s" since `startedAt` (milliseconds). */
export function elapsed(startedAt) {
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
