import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { startMailServer } from '../support/smtp'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const folder = await mkdtemp(join(tmpdir(), 'workmateos-settings-'))
process.env.FILES_DIR = folder
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('PUT /api/v1/settings/values/{key}', () => {
  it('changes a value that holds at once, and puts the fault on the field', async () => {
    const admin = api.as('administrator')
    const bad = await admin.put('/api/v1/settings/values/documents.max-mb', { value: 'viel', version: 0 })
    expect(bad).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/value' }] } })
    const { status, body } = await admin.put('/api/v1/settings/values/documents.max-mb', { value: 25, version: 0 })
    expect([status, body.value, body.source]).toEqual([200, 25, 'stored'])
    expect((await admin.get('/api/v1/settings')).body.items.find((item: { key: string }) => item.key === 'documents.max-mb').value).toBe(25)
    expect((await admin.put('/api/v1/settings/values/no.such-key', { value: 1, version: 0 })).status).toBe(404)
  })

  it('never answers a secret', async () => {
    await api.as('administrator').put('/api/v1/settings/values/storage.s3-secret-access-key', { value: 'hush-hush-hush', version: 0 })
    for (const path of ['/api/v1/settings', '/api/v1/settings/values/storage.s3-secret-access-key/history', '/api/v1/audit?entityType=InstallationSetting']) {
      const { status, body } = await api.as('administrator').get(path)
      expect(status).toBe(200)
      expect(JSON.stringify(body)).not.toContain('hush-hush')
    }
  })
})

describe('POST /api/v1/settings/tests', () => {
  it('sends a mail to me through the typed server and tells its answer', async () => {
    const server = await startMailServer()
    const { status, body } = await api.as('administrator').post('/api/v1/settings/tests/mail', { smtpUrl: server.url, from: 'Test <test@example.com>' })
    await server.close()
    expect([status, body.ok]).toEqual([200, true])
    expect(body.steps.at(-1).detail).toMatch(/^250/)
    expect(server.received).toHaveLength(1)
  })

  it('says what failed, without the password', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => closed.once('listening', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise(resolve => closed.close(resolve))
    const { body } = await api.as('administrator').post('/api/v1/settings/tests/mail', { smtpUrl: `smtp://me:secret-word@127.0.0.1:${port}` })
    expect(body).toMatchObject({ ok: false, steps: [{ step: 'connect', ok: false }] })
    expect(JSON.stringify(body)).not.toContain('secret-word')
  })

  it('writes, reads and removes a file in the store', async () => {
    const { body } = await api.as('administrator').post('/api/v1/settings/tests/storage', {})
    expect(body).toMatchObject({ ok: true, steps: [{ step: 'write' }, { step: 'read' }, { step: 'remove' }] })
  })

  it('is only for the company that operates the installation', async () => {
    expect(await api.as('administrator', 'B').post('/api/v1/settings/tests/storage', {})).toMatchObject({ status: 403, body: { code: 'installation.not-operator' } })
    expect((await api.as('manager').post('/api/v1/settings/tests/mail', {})).status).toBe(403)
  })
})

describe('PUT /api/v1/modules/{key}', () => {
  it('makes the routes of a module disappear for everybody, and bring it back with its data', async () => {
    const admin = api.as('administrator')
    expect((await admin.put('/api/v1/modules/reminders', { enabled: false })).status).toBe(200)
    expect(await admin.get('/api/v1/reminders')).toMatchObject({ status: 404, body: { code: 'module.off' } })
    expect((await admin.get('/api/v1/me')).body.tenant.disabledModules).toEqual(['reminders'])
    expect((await api.as('administrator', 'B').get('/api/v1/reminders')).status).toBe(200)
    await admin.put('/api/v1/modules/reminders', { enabled: true })
    expect((await admin.get('/api/v1/reminders')).status).toBe(200)
  })
})

describe('security.session-idle-minutes', () => {
  it('ends idle sessions as soon as it is lowered', async () => {
    const lead = api.as('lead')
    expect((await lead.get('/api/v1/me')).status).toBe(200)
    await world.sql(`UPDATE "Session" SET "lastSeenAt" = now() - interval '30 minutes'`)
    expect((await api.as('administrator').get('/api/v1/me')).status).toBe(200)
    await api.as('administrator').put('/api/v1/settings/values/security.session-idle-minutes', { value: 15, version: 0 })
    expect((await lead.get('/api/v1/me')).status).toBe(401)
  })
})
