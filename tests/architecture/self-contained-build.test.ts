import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../support/database'

const built = fileURLToPath(new URL('../../.output', import.meta.url))
let folder: string
let database: TestDatabase

beforeAll(async () => {
  if (!existsSync(join(built, 'server/index.mjs'))) throw new Error('There is no build to test: run `npm run build` first.')
  folder = await mkdtemp(join(tmpdir(), 'workmateos-build-'))
  database = await freshDatabase()
  await cp(built, join(folder, 'output'), { recursive: true, verbatimSymlinks: true })
  return async () => {
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Starts the copy with nothing but its own folder and the given settings. */
async function start(settings: Record<string, string>) {
  const port = await freePort()
  const origin = `http://localhost:${port}/api/auth`
  const child = spawn(process.execPath, ['output/server/index.mjs'], {
    cwd: folder,
    env: {
      NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), AUTH_ORIGIN: origin, NEXTAUTH_URL: origin,
      SESSION_SECRETS: 'only-for-the-test-of-the-build-0123456789', DATA_SECRETS: 'only-for-the-test-of-the-build-9876543210',
      FILES_DIR: join(folder, 'files'),
      DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl, ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output += chunk.toString())
  const ended = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)))
  return { child, ended, address: `http://127.0.0.1:${port}`, output: () => output }
}

async function statusWhenReady(address: string, child: ChildProcess): Promise<number> {
  for (let attempt = 0; attempt < 300 && child.exitCode === null; attempt++) {
    const status = await fetch(`${address}/readyz`).then(response => response.status, () => 0)
    if (status === 200) return status
    await pause(100)
  }
  return 0
}

const provider = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'workmateos' }

describe('the build', () => {
  it('runs from an empty folder without the checkout and ends in order', async () => {
    const { child, ended, address, output } = await start(provider)
    try {
      expect(await statusWhenReady(address, child), output()).toBe(200)
      const page = await fetch(`${address}/`)
      const html = await page.text()
      expect(page.status).toBe(200)
      const script = /\/_nuxt\/[\w.-]+\.js/.exec(html)?.[0]
      expect((await fetch(`${address}${script}`)).status).toBe(200)
      expect((await fetch(`${address}/api/v1/openapi.json`)).status).toBe(200)
    }
    finally {
      child.kill('SIGTERM')
    }
    expect(await ended, output()).toBe(0)
  })

  it('refuses to start without an identity provider, in one sentence', async () => {
    const { ended, output } = await start({})
    expect(await ended).toBe(1)
    expect(output()).toContain('OIDC_ISSUER')
    expect(output()).not.toContain('    at ')
  })
})
