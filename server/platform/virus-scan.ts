import { spawn } from 'node:child_process'
import { pipeline } from 'node:stream/promises'
import { Problem } from './errors'
import { fileStore } from './file-store'
import { log } from './log'
import type { StreamedObject } from './stored-files'

/** The harmless file by which scanners are tried; refused with no scanner too, so that the way of a refusal can be tried anywhere. */
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const LONGEST_MS = 120_000

/**
 * Hands an object of the store to the program of VIRUS_SCAN_COMMAND on its standard input. Exit code 0 is clean, 1 is infected
 * (as clamdscan has it); anything else refuses the file, since it was not looked at. Without the setting nothing is scanned.
 * Throws `file.infected`, `file.scan-unavailable`.
 */
export async function scanForViruses(object: StreamedObject): Promise<void> {
  if (object.facts.head.subarray(0, 512).toString('latin1').includes(EICAR)) throw new Problem('file.infected')
  const [program, ...args] = (process.env.VIRUS_SCAN_COMMAND ?? '').split(' ').filter(Boolean)
  if (!program) return
  const code = await scan(program, args, object.key)
  if (code === 0) return
  if (code === 1) throw new Problem('file.infected')
  log.error({ code }, 'virus scanner failed')
  throw new Problem('file.scan-unavailable')
}

async function scan(program: string, args: string[], key: string): Promise<number | null> {
  const scanner = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: LONGEST_MS })
  const ended = new Promise<number | null>((resolve) => {
    scanner.on('error', () => resolve(null))
    scanner.on('exit', resolve)
  })
  // A scanner that has seen enough closes its input; its exit code says what it saw.
  await pipeline(await fileStore().get(key), scanner.stdin).catch(() => undefined)
  return ended
}
