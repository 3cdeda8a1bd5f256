import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { queueMail } from '#server/platform/mail'
import { notify } from '#server/platform/notify'
import { storeFile } from '#server/platform/stored-files'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workmateos-operations-'))
  useFileStore(fileStoreOf({ FILES_DIR: folder }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const queued = () => world.run('manager', async (ctx) => {
  const file = await storeFile(ctx, { name: 'Brief.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF-1.7'), purpose: 'invoice-pdf' })
  return { file, mail: await queueMail(ctx, { to: 'kunde@example.com', subject: 'Rechnung', body: 'Text', attachments: [file.id] }) }
})

describe('jobs', () => {
  it('lists the own jobs of the company and nothing of others', async () => {
    await queued()
    const own = await api.as('administrator').get('/api/v1/jobs?name=mail.send')
    const other = await api.as('administrator', 'B').get('/api/v1/jobs')

    expect(own.body.items[0]).toMatchObject({ name: 'mail.send', state: 'created', attempts: 0 })
    expect(other.body).toEqual({ items: [], total: 0 })
    expect(await api.as('administrator', 'B').delete(`/api/v1/jobs/${own.body.items[0].id}`)).toMatchObject({ status: 404 })
  })

  it('gives a failed job another attempt and says no to one that waits', async () => {
    const id = (await api.as('administrator').get('/api/v1/jobs?name=mail.send')).body.items[0].id
    expect(await api.as('administrator').post(`/api/v1/jobs/${id}/retry`)).toMatchObject({ status: 409, body: { code: 'job.not-failed' } })

    await world.sql(`UPDATE pgboss.job SET state = 'failed', output = '{"message":"Postfach voll"}' WHERE id = $1`, [id])
    const failed = await api.as('administrator').get('/api/v1/jobs?state=failed')
    expect(failed.body.items[0]).toMatchObject({ id, error: 'Postfach voll' })
    expect(await api.as('auditor').post(`/api/v1/jobs/${id}/retry`)).toMatchObject({ status: 403 })
    expect(await api.as('administrator').post(`/api/v1/jobs/${id}/retry`)).toMatchObject({ status: 204 })
    expect((await api.as('administrator').get('/api/v1/jobs?state=failed')).body.total).toBe(0)
  })

  it('discards a waiting job for good', async () => {
    const id = (await api.as('administrator').get('/api/v1/jobs?name=mail.send')).body.items[0].id
    expect(await api.as('administrator').delete(`/api/v1/jobs/${id}`)).toMatchObject({ status: 204 })
    expect(await api.as('administrator').delete(`/api/v1/jobs/${id}`)).toMatchObject({ status: 404 })
  })
})

describe('mail log', () => {
  it('shows text and attachment to administrators of the company only', async () => {
    const { mail, file } = await queued()
    const detail = await api.as('administrator').get(`/api/v1/mails/${mail.id}`)
    expect(detail.body).toMatchObject({ subject: 'Rechnung', body: 'Text', messageId: mail.messageId, attachments: [{ id: file.id, name: 'Brief.pdf' }] })

    const attachment = await api.as('administrator').get(`/api/v1/mails/${mail.id}/attachments/${file.id}`)
    expect(attachment.headers.get('content-disposition')).toContain('attachment')
    expect(String(attachment.body)).toBe('%PDF-1.7')
    expect(await api.as('administrator', 'B').get(`/api/v1/mails/${mail.id}`)).toMatchObject({ status: 404 })
    expect(await api.as('administrator').get(`/api/v1/mails/${mail.id}/attachments/${mail.id}`)).toMatchObject({ status: 404 })
  })

  it('queues a failed mail again, and only a failed one', async () => {
    const { mail } = await queued()
    await world.drain()
    expect(await api.as('administrator').post(`/api/v1/mails/${mail.id}/retry`)).toMatchObject({ status: 409, body: { code: 'mail.not-failed' } })

    await world.sql(`UPDATE "MailMessage" SET status = 'FAILED' WHERE id = $1`, [mail.id])
    expect(await api.as('administrator').post(`/api/v1/mails/${mail.id}/retry`)).toMatchObject({ status: 204 })
    await world.drain()
    expect((await api.as('administrator').get(`/api/v1/mails/${mail.id}`)).body.status).toBe('LOGGED')
  })
})

describe('notifications', () => {
  it('are mine alone, unread until I read them', async () => {
    const employeeId = world.as('employee').employeeId ?? ''
    await world.run('manager', ctx => notify(ctx, [employeeId, employeeId], { event: 'timesheet.rejected', params: { week: 12 }, link: '/time' }))
    const mine = await api.as('employee').get('/api/v1/notifications')

    expect(mine.body).toMatchObject({ unread: 1, items: [{ event: 'timesheet.rejected', params: { week: 12 }, link: '/time', readAt: null }] })
    await api.as('manager').post('/api/v1/notifications/read', {})
    expect((await api.as('employee').get('/api/v1/notifications')).body.unread).toBe(1)
    expect(await api.as('employee').post('/api/v1/notifications/read', { ids: [mine.body.items[0].id] })).toMatchObject({ status: 204 })
    expect((await api.as('employee').get('/api/v1/notifications')).body.unread).toBe(0)
  })
})
