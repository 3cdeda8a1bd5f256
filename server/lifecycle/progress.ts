import { log } from '../platform/log'

/** Says what the start is doing: a plain line for `npm start`, which shows it to people; else a line of the log. */
export function progress(line: string): void {
  if (process.env.WORKMATE_DEMO === '1' || process.send) process.stdout.write(`progress ${line}\n`)
  else log.info(line)
}
