import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import type { TestDatabase } from './database'

/** Secrets of every started copy; a test that makes a cookie itself sets the same. */
export const BUILD_SECRETS = {
  SESSION_SECRETS: 'only-for-the-test-of-the-build-0123456789',
  DATA_SECRETS: 'only-for-the-test-of-the-build-9876543210',
}

export interface RunningBuild {
  child: ChildProcess
  /** Exit code once it has ended; null after a signal. */
  ended: Promise<number | null>
  address: string
  output: () => string
}

export interface CopiedBuild {
  folder: string
  /** Starts the copy with nothing but its own folder and the given settings. */
  start: (settings: Record<string, string>) => Promise<RunningBuild>
  remove: () => Promise<void>
}

/** A copy of `.output` in an empty folder, working on the given database. Throws when nothing is built. */
export async function copyBuild(database: Pick<TestDatabase, 'ownerUrl' | 'runtimeUrl'>): Promise<CopiedBuild> {
  const built = fileURLToPath(new URL('../../.output', import.meta.url))
  if (!existsSync(join(built, 'server/index.mjs'))) throw new Error('There is no build to test: run `npm run build` first.')
  const folder = await mkdtemp(join(tmpdir(), 'workmateos-build-'))
  await cp(built, join(folder, 'output'), { recursive: true, verbatimSymlinks: true })
  return {
    folder,
    start: settings => start(folder, { DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl, ...settings }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function start(folder: string, settings: Record<string, string>): Promise<RunningBuild> {
  const port = await freePort()
  const origin = `http://localhost:${port}/api/auth`
  const child = spawn(process.execPath, ['output/server/index.mjs'], {
    cwd: folder,
    env: {
      NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), AUTH_ORIGIN: origin, NEXTAUTH_URL: origin,
      FILES_DIR: join(folder, 'files'), ...BUILD_SECRETS, ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output += chunk.toString())
  const ended = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)))
  return { child, ended, address: `http://127.0.0.1:${port}`, output: () => output }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Waits until the process answers that it is ready: 200, or 0 when it ended or took more than half a minute. */
export async function statusWhenReady({ address, child }: RunningBuild): Promise<number> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const status = await fetch(`${address}/readyz`).then(response => response.status, () => 0)
    if (status === 200) return status
    await pause(100)
  }
  return 0
}
