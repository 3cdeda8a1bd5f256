import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { log } from './log'

interface Run {
  args: readonly string[]
  input?: Buffer
  timeoutMs?: number
  /** Beyond it the program is stopped: an answer that large is no answer. */
  maxBytes?: number
  /** Home and place for temporary files: goes with its folder whatever the program leaves there. */
  folder?: string
}

/** A program that is installed gave no answer. */
export class ProgramFailed extends Error {
  override readonly name = 'ProgramFailed'
}

/**
 * Programs start others (LibreOffice is three processes), so they run as a group that ends as one. The group also ends when this process
 * does, whatever ends it: the third pipe closes then. A file that unfolds to gigabytes meets the limit of memory (in KiB), and pages that
 * people wait for go before it.
 */
const GUARD = `(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 &
exec 3<&-
command ulimit -v 3000000 2>/dev/null || :
exec nice -n 10 "$0" "$@"`

/** What the shell answers for a program that is not there. */
const NOT_INSTALLED = 127

/** Runs a program that may be installed; null when it is not. Throws ProgramFailed when it fails, takes too long or says too much. */
export async function runProgram(program: string, run: Run): Promise<Buffer | null> {
  const { input, timeoutMs = 60_000, maxBytes = 32_000_000 } = run
  const child = start(program, run)
  const chunks: Buffer[] = []
  let size = 0
  let stopped: string | undefined
  const stop = (reason: string) => {
    stopped = reason
    endGroup(child)
  }
  const timer = setTimeout(() => stop('took too long'), timeoutMs)
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > maxBytes) stop('said too much')
    else chunks.push(chunk)
  })
  // A program that has read enough closes its input.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  // What a program started and left behind would hold its output open.
  child.on('exit', () => endGroup(child))
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(NOT_INSTALLED))
    child.on('close', resolve)
  })
  clearTimeout(timer)
  if (code === 0 && !stopped) return Buffer.concat(chunks)
  if (code === NOT_INSTALLED) return null
  throw new ProgramFailed(`${program} ${stopped ?? `ended with ${code}`}`)
}

function start(program: string, { args, folder }: Run): ChildProcess {
  const options = { cwd: folder ?? tmpdir(), env: environment(folder) }
  if (process.platform === 'win32') return spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] })
  return spawn('/bin/sh', ['-c', GUARD, program, ...args], { ...options, detached: true, stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
}

/** Nothing of ours: a file that takes over a program must not find passwords in its environment. */
function environment(folder?: string): NodeJS.ProcessEnv {
  const { PATH, TESSDATA_PREFIX, SystemRoot } = process.env
  return {
    PATH, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1', ...TESSDATA_PREFIX && { TESSDATA_PREFIX }, ...SystemRoot && { SystemRoot },
    ...folder && { HOME: folder, TMPDIR: folder },
  } as NodeJS.ProcessEnv
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  }
  catch {
    // All of it has ended.
  }
}

type Files = Record<string, string | Buffer>
type ReadFile = (name: string) => Promise<Buffer | null>

/** The process is in the name: the next start knows what nobody works in any more. */
const FOLDER = /^workmateos-work-(\d+)-\w+$/

/** A folder for programs that want files, removed afterwards. */
export async function inFolder<T>(files: Files, work: (folder: string, read: ReadFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `workmateos-work-${process.pid}-`))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), content, { mode: 0o600 })
    }
    return await work(folder, name => readFile(join(folder, name)).catch(() => null))
  }
  finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Removes folders of processes that were killed at work. At start only: in a container the one before had our number. */
export async function removeLeftFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1] ?? 0)
    if (!owner || (owner !== process.pid && isAlive(owner))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true })
      .catch((error: unknown) => log.warn({ name, err: String(error) }, 'a folder was left'))
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
