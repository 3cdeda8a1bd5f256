import { Agent, get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyBuild, statusWhenReady, type CopiedBuild } from '../support/built-application'
import { freshDatabase } from '../support/database'

let build: CopiedBuild

beforeAll(async () => {
  const database = await freshDatabase()
  build = await copyBuild(database)
  return async () => {
    await database.drop()
    await build.remove()
  }
})

const provider = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'workmateos' }

/** As it travels: `fetch` would unpack it. */
async function raw(address: string, path: string, encoding: string) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}${path}`, { headers: { 'accept': 'text/html', 'accept-encoding': encoding } }, resolve).on('error', reject)
  })
  return { encoding: response.headers['content-encoding'], vary: response.headers.vary, bytes: await buffer(response) }
}

async function expectPacked(address: string): Promise<void> {
  const packed = await raw(address, '/sign-in', 'gzip, deflate, br')
  expect(packed).toMatchObject({ encoding: 'gzip', vary: 'accept-encoding' })
  expect(gunzipSync(packed.bytes).toString()).toContain('<html')
  for (const encoding of ['identity', 'gzip;q=0']) {
    const plain = await raw(address, '/sign-in', encoding)
    expect(plain.encoding).toBeUndefined()
    expect(plain.bytes.toString()).toContain('<html')
  }
}

/** Leaves a connection open that waits for the next request, as a proxy does; how long the server says that it keeps it. */
async function leaveConnection(address: string): Promise<string> {
  const agent = new Agent({ keepAlive: true })
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${address}/healthz`, { agent }, resolve).on('error', reject)
  })
  await buffer(response)
  return String(response.headers['keep-alive'])
}

describe('the build', () => {
  it('runs from an empty folder without the checkout and ends in order', async () => {
    const running = await build.start(provider)
    const { child, ended, address, output } = running
    try {
      expect(await statusWhenReady(running), output()).toBe(200)
      const page = await fetch(`${address}/`)
      const html = await page.text()
      expect(page.status).toBe(200)
      const script = /\/_nuxt\/[\w.-]+\.js/.exec(html)?.[0]
      expect((await fetch(`${address}${script}`)).status).toBe(200)
      expect((await fetch(`${address}/api/v1/openapi.json`)).status).toBe(200)
      expect(html, 'scripts come after the page is painted').not.toMatch(/rel="modulepreload"|<script[^>]* src=/)
      await expectPacked(address)
      expect(await leaveConnection(address), 'longer than a proxy keeps it').toBe('timeout=130')
    }
    finally {
      child.kill('SIGTERM')
    }
    expect(await ended, output()).toBe(0)
  })

  it('refuses to start without an identity provider, in one sentence', async () => {
    const { ended, output } = await build.start({})
    expect(await ended).toBe(1)
    expect(output()).toContain('OIDC_ISSUER')
    expect(output()).not.toContain('    at ')
  })
})
