import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { log } from './log'

interface Run {
  args: readonly string[]
  input?: Buffer
  timeoutMs?: number
  /** Beyond it the program is stopped: an answer that large is no answer. */
  maxBytes?: number
}

const missing = new Set<string>()

/** Runs a program that may be installed, without a shell; null when it is not, fails, takes too long or says too much. */
export async function runProgram(program: string, { args, input, timeoutMs = 60_000, maxBytes = 32_000_000 }: Run): Promise<Buffer | null> {
  if (missing.has(program)) return null
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], timeout: timeoutMs, killSignal: 'SIGKILL' })
  const chunks: Buffer[] = []
  let size = 0
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) child.kill('SIGKILL')
    else chunks.push(chunk)
  })
  // A program that has read enough closes its input.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') missing.add(program)
      resolve(null)
    })
    child.on('close', resolve)
  })
  if (code === 0) return Buffer.concat(chunks)
  if (!missing.has(program)) log.warn({ program, code }, 'program gave no answer')
  return null
}

type ReadFile = (name: string) => Promise<Buffer | null>

/** A folder for programs that want files, removed afterwards. */
export async function inFolder<T>(files: Record<string, Buffer>, work: (folder: string, read: ReadFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'workmateos-'))
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes, { mode: 0o600 })
    return await work(folder, name => readFile(join(folder, name)).catch(() => null))
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
}
