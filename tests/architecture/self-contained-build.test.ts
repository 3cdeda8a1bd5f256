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
