import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { mailSend } from '#server/platform/mail-job'
import { queueMail, type NewMail } from '#server/platform/mail'
import { closeMail } from '#server/platform/mail-transport'
import { jobActor, inTenant } from '#server/platform/context'
import { storeFile } from '#server/platform/stored-files'
import { startMailServer } from '../../support/smtp'
import { newWorld } from '../../support/world'

const world = await newWorld()
const server = await startMailServer()
const folder = await mkdtemp(join(tmpdir(), 'workmateos-mail-'))
useFileStore(fileStoreOf({ FILES_DIR: folder }))

beforeEach(() => {
  process.env.SMTP_URL = server.url
  process.env.MAIL_FROM = 'Nordlicht <rechnung@nordlicht.example>'
  server.received.length = 0
  server.refuseWith(null)
})
afterEach(() => closeMail())
afterAll(async () => {
  delete process.env.SMTP_URL
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const letter: NewMail = { to: 'kunde@example.com', subject: 'Rechnung RE-1', body: 'Guten Tag\n\nanbei die Rechnung.' }
const queue = (mail: NewMail) => world.run('manager', ctx => queueMail(ctx, mail))
const rowOf = async (id: string) => (await world.sql('SELECT status, error, "sentAt" FROM "MailMessage" WHERE id = $1', [id]))[0]

describe('sending mail', () => {
  it('sends a committed mail once, with its attachment and its Message-ID', async () => {
    const file = await world.run('manager', ctx =>
      storeFile(ctx, { name: 'Rechnung.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF-1.7 test'), purpose: 'invoice-pdf' }))
    const mail = await queue({ ...letter, cc: ['kopie@example.com'], attachments: [file.id] })
    await world.drain()
    await world.drain()

    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.to).toEqual(['kunde@example.com', 'kopie@example.com'])
    expect(server.received[0]?.source).toContain(`Message-ID: ${mail.messageId}`)
    expect(server.received[0]?.source).toContain('filename=Rechnung.pdf')
    expect(server.received[0]?.source).toContain(Buffer.from('%PDF-1.7 test').toString('base64'))
    expect(await rowOf(mail.id)).toMatchObject({ status: 'SENT' })
  })

  it('does nothing when the job is delivered a second time', async () => {
    const mail = await queue(letter)
    const tenant = world.companies.A.tenant
    const run = { jobId: 'x', attempt: 0, last: false, inTenant: <T>(work: Parameters<typeof inTenant<T>>[1]) => inTenant(jobActor(tenant), work) }
    await mailSend.handle(run, { mailId: mail.id })
    await mailSend.handle(run, { mailId: mail.id })

    expect(server.received).toHaveLength(1)
    await world.drain()
    expect(server.received).toHaveLength(1)
  })

  it('sends nothing when the transaction is rolled back', async () => {
    await expect(world.run('manager', async (ctx) => {
      await queueMail(ctx, letter)
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')

    expect(await world.drain()).toBe(0)
    expect(server.received).toHaveLength(0)
  })

  it('keeps the mail in the log when no server is configured', async () => {
    delete process.env.SMTP_URL
    const mail = await queue(letter)
    await world.drain()

    expect(await rowOf(mail.id)).toMatchObject({ status: 'LOGGED', sentAt: null })
  })

  it('stays queued with the reason while the server is busy, and is sent when it is back', async () => {
    server.refuseWith(451)
    const mail = await queue(letter)
    await expect(world.drain()).rejects.toThrow()
    expect(await rowOf(mail.id)).toMatchObject({ status: 'QUEUED', error: expect.stringContaining('451') })

    server.refuseWith(null)
    await world.sql('UPDATE pgboss.job SET start_after = now() WHERE state = \'retry\'')
    await world.drain()
    expect(await rowOf(mail.id)).toMatchObject({ status: 'SENT', error: null })
    expect(server.received).toHaveLength(1)
  })

  it('gives up at once when the server refuses for good', async () => {
    server.refuseWith(550)
    const mail = await queue(letter)
    await world.drain()

    expect(await rowOf(mail.id)).toMatchObject({ status: 'FAILED', error: expect.stringContaining('550') })
  })
})

describe('refusing hostile mail', () => {
  it.each([
    ['a line break in the recipient', { ...letter, to: 'a@example.com\r\nBcc: b@example.com' }, '#/to'],
    ['two addresses in one', { ...letter, to: 'a@example.com, b@example.com' }, '#/to'],
    ['a line break in the subject', { ...letter, subject: 'Hi\nBcc: b@example.com' }, '#/subject'],
    ['a line break in the reply address', { ...letter, replyTo: 'a@example.com\nX: y' }, '#/replyTo'],
  ])('refuses %s', async (_, mail, pointer) => {
    await expect(queue(mail)).rejects.toMatchObject({ code: 'request.invalid', errors: [{ pointer }] })
  })

  it('refuses a mail to nobody', async () => {
    await expect(queue({ ...letter, to: [] })).rejects.toMatchObject({ code: 'mail.no-recipient' })
  })
})
