import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addVersion, changeDocument, changeManyDocuments, createShareLink, downloadSharedDocument, getDocument, getSharedDocument, linkDocument,
  listDocumentLinks, listDocuments, listShareLinks, openSharedDocument, previewDocument, purgeDocument, restoreDocument, revokeShareLink,
  startDocumentExport, tidyDocuments, trashDocument,
} from '#server/domain/documents'
import { documentsAboutPerson } from '#server/domain/documents/about-person'
import { createCustomer, deleteCustomer } from '#server/domain/customers'
import { getExportFile } from '#server/domain/invoices'
import { fileStore, fileStoreOf, useFileStore } from '#server/platform/file-store'
import { readTicket, sealTicket } from '#server/platform/share-ticket'
import { tenantOfToken } from '#server/platform/tenant-token'
import { CustomerCreate } from '#shared/contracts/customers'
import { DocumentBulk, DocumentChange, DocumentQuery } from '#shared/contracts/documents'
import { ShareLinkCreate, ShareLinkQuery } from '#shared/contracts/document-sharing'
import { newWorld } from '../../support/world'
import { givenDocument, receivedFile } from './given'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('manager', work)
const inTenant = <T>(work: Parameters<typeof world.runAsJob<T>>[0]) => world.runAsJob(work)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

beforeAll(async () => {
  useFileStore(fileStoreOf({ FILES_DIR: await mkdtemp(join(tmpdir(), 'workmateos-sharing-')) }))
})

async function sharedLink(input: Record<string, unknown> = {}) {
  const { id } = await givenDocument(world)
  const body = ShareLinkCreate.parse({ expiresAt: inDays(7).toISOString(), ...input })
  const link = await manager(ctx => createShareLink(ctx, { id, ...body }))
  return { documentId: id, linkId: link.id, token: link.path.replace('/s/', '') }
}
const open = (token: string, password?: string) => openSharedDocument(inTenant, { token, password, address: '192.0.2.1' })

describe('a share link', () => {
  it('opens the newest file to a stranger and keeps who fetched it from where', async () => {
    const { documentId, token } = await sharedLink()
    expect(tenantOfToken(token)).toBe(world.as('manager').tenantId)
    expect(await inTenant(ctx => getSharedDocument(ctx, token))).toMatchObject({ title: 'Brief', needsPassword: false, downloadsLeft: null })

    const ticket = sealTicket(await open(token))
    const download = await inTenant(ctx => downloadSharedDocument(ctx, readTicket(ticket)))
    expect((await buffer(await download.body() as Readable)).toString()).toMatch(/^Inhalt Nummer/)
    const [event] = await world.sql(`SELECT after FROM "AuditEvent" WHERE action = 'share-link.downloaded' AND "entityId" = $1 AND after ? 'address'`, [documentId])
    expect(event).toMatchObject({ after: { address: '192.0.2.1' } })
    expect(() => readTicket(ticket, Date.now() + 3 * 60_000)).toThrow('share-link.gone')
  })

  it('asks for its password and stops at its limit, its end, its revocation and in the trash', async () => {
    const guarded = await sharedLink({ password: 'geheim-genug', maxDownloads: 1 })
    await expect(open(guarded.token, 'falsch')).rejects.toMatchObject({ code: 'share-link.password-wrong' })
    await open(guarded.token, 'geheim-genug')
    await expect(open(guarded.token, 'geheim-genug')).rejects.toMatchObject({ code: 'share-link.gone' })

    const revoked = await sharedLink()
    await manager(ctx => revokeShareLink(ctx, revoked.linkId))
    await expect(open(revoked.token)).rejects.toMatchObject({ code: 'share-link.gone' })
    const trashed = await sharedLink()
    await manager(ctx => trashDocument(ctx, trashed.documentId))
    await expect(open(trashed.token)).rejects.toMatchObject({ code: 'share-link.gone' })
    const over = await sharedLink()
    await world.sql(`UPDATE "ShareLink" SET "expiresAt" = now() - interval '1 minute' WHERE id = $1`, [over.linkId])
    await expect(open(over.token)).rejects.toMatchObject({ code: 'share-link.gone' })

    const { items } = await manager(ctx => listShareLinks(ctx, ShareLinkQuery.parse({ state: 'all', limit: 100 })))
    expect(items.find(item => item.id === guarded.linkId)).toMatchObject({ state: 'USED_UP', hasPassword: true, downloads: 1 })
    expect(items.find(item => item.id === over.linkId)).toMatchObject({ state: 'EXPIRED' })
  })

  it('lets two strangers at once take the last download only once', async () => {
    const { token } = await sharedLink({ maxDownloads: 1 })
    const results = await Promise.allSettled([open(token), open(token), open(token)])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('versions', () => {
  it('stay under one record; the newest is searched and all can be fetched', async () => {
    const { id } = await givenDocument(world, { content: 'alte Fassung mit Pflaumenkuchen' })
    const received = await receivedFile(world, 'Neu.md', '# Titel\n\nneue Fassung mit Zwetschgenmus <script>alert(1)</script>')
    const { versions } = await manager(ctx => addVersion(ctx, { id, label: 'geändert', duplicates: 'ask', ...received }))
    await world.drain()
    expect(versions.map(version => [version.versionNo, version.label])).toEqual([[2, 'geändert'], [1, null]])
    const found = (q: string) => manager(ctx => listDocuments(ctx, DocumentQuery.parse({ q })))
    expect((await found('Zwetschgenmus')).items.map(item => item.id)).toEqual([id])
    expect((await found('Pflaumenkuchen')).total).toBe(0)

    const preview = await manager(ctx => previewDocument(ctx, { id, versionId: versions[0]?.id ?? '' }))
    const page = typeof preview.body === 'function' ? String(await preview.body()) : String(preview.body)
    expect(preview).toMatchObject({ isolated: true, mimeType: 'text/html; charset=utf-8' })
    expect(page).toContain('<h1>Titel</h1>')
    expect(page).not.toContain('<script>')
  })
})

describe('links', () => {
  it('show from both sides, hide what one may not see, and go with the record', async () => {
    const customer = await manager(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Verlinkt AG' })))
    const { id } = await givenDocument(world)
    await manager(ctx => linkDocument(ctx, { id, record: { type: 'Customer', id: customer.id } }))
    expect((await manager(ctx => listDocumentLinks(ctx, id))).items).toMatchObject([{ record: { type: 'Customer', label: 'Verlinkt AG' } }])
    expect((await manager(ctx => listDocuments(ctx, DocumentQuery.parse({ linkedType: 'Customer', linkedId: customer.id })))).total).toBe(1)
    await manager(ctx => deleteCustomer(ctx, customer.id))
    expect(await manager(ctx => listDocumentLinks(ctx, id))).toEqual({ items: [], hidden: 0 })
  })
})

describe('the trash', () => {
  it('gives back what was thrown away, and purges file and row when its time has come', async () => {
    const { id } = await givenDocument(world)
    await manager(ctx => trashDocument(ctx, id))
    await manager(ctx => restoreDocument(ctx, id))
    await manager(ctx => trashDocument(ctx, id))
    const [file] = await world.sql<{ storageKey: string }>(`SELECT f."storageKey" FROM "StoredFile" f
      JOIN "DocumentVersion" v ON v."fileId" = f.id WHERE v."documentId" = $1`, [id])
    await world.sql(`UPDATE "Document" SET "purgeAt" = now() - interval '1 day' WHERE id = $1`, [id])
    expect(await tidyDocuments(inTenant)).toBe(1)
    await world.drain()
    await expect(manager(ctx => getDocument(ctx, id))).rejects.toMatchObject({ code: 'record.not-found' })
    expect(await world.sql(`SELECT 1 FROM "StoredFile" WHERE "storageKey" = $1`, [file?.storageKey])).toEqual([])
    await expect(fileStore().get(file?.storageKey ?? '')).rejects.toThrow('no object')
  })

  it('keeps what the law keeps, in the use case, in the daily round and in the database', async () => {
    const [kind] = await world.sql<{ id: string }>(`SELECT id FROM "DocumentKind" WHERE name = 'Eingangsrechnung' AND "tenantId" = current_tenant()`)
    const { id, retainUntil } = await givenDocument(world, { filing: { kindId: kind?.id, documentDate: '2026-03-02' } })
    expect(retainUntil?.toISOString().slice(0, 10)).toBe('2034-12-31')
    await manager(ctx => trashDocument(ctx, id))
    await expect(manager(ctx => purgeDocument(ctx, id))).rejects.toMatchObject({ code: 'document.retained', details: { until: '2034-12-31' } })
    await world.sql(`UPDATE "Document" SET "purgeAt" = now() - interval '1 day' WHERE id = $1`, [id])
    expect(await tidyDocuments(inTenant)).toBe(0)
    await expect(world.runAsJob(ctx => ctx.db.document.deleteMany({ where: { id } }))).rejects.toThrow(/document\.retained/)
  })

  it('lets only those who administer documents shorten the time', async () => {
    const [kind] = await world.sql<{ id: string }>(`SELECT id FROM "DocumentKind" WHERE name = 'Bescheid' AND "tenantId" = current_tenant()`)
    const { id } = await givenDocument(world, { by: 'employee', filing: { kindId: kind?.id } })
    const shorten = DocumentChange.parse({ version: 1, retentionClassId: null })
    await expect(world.run('employee', ctx => changeDocument(ctx, { id, ...shorten }))).rejects.toMatchObject({ code: 'permission.missing' })
    await expect(manager(ctx => changeDocument(ctx, { id, ...shorten }))).resolves.toMatchObject({ retainUntil: null })
  })
})

describe('the end of a document', () => {
  it('reminds its owner, moves with the date and goes with it', async () => {
    const { id } = await givenDocument(world)
    const set = (version: number, expiresOn: string | null) =>
      manager(ctx => changeDocument(ctx, { id, ...DocumentChange.parse({ version, expiresOn }) }))
    const reminders = () => world.sql(`SELECT title, "dueOn"::text AS due FROM "Reminder" WHERE "entityId" = $1`, [id])
    await set(1, '2099-05-01')
    expect(await reminders()).toEqual([{ title: 'Läuft ab: Brief', due: '2099-05-01' }])
    await set(2, '2099-06-01')
    expect(await reminders()).toEqual([{ title: 'Läuft ab: Brief', due: '2099-06-01' }])
    await set(3, null)
    expect(await reminders()).toEqual([])
  })
})

describe('a person who asks to be forgotten', () => {
  it('takes along the papers that are only theirs, except what a law keeps', async () => {
    const customer = await manager(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'PERSON', name: 'Erika Muster' })))
    const [kind] = await world.sql<{ id: string }>(`SELECT id FROM "DocumentKind" WHERE name = 'Bescheid' AND "tenantId" = current_tenant()`)
    const filing = { linkType: 'Customer', linkId: customer.id }
    await givenDocument(world, { filing })
    await givenDocument(world, { filing: { ...filing, kindId: kind?.id, documentDate: '2026-01-05' } })
    const person = { type: 'Customer' as const, id: customer.id }
    const exported = await world.runAsJob(ctx => documentsAboutPerson.export(ctx, person))
    expect(exported.files).toHaveLength(2)
    expect(await world.runAsJob(ctx => documentsAboutPerson.erase(ctx, person))).toEqual([
      { entityType: 'Document', count: 1, outcome: 'deleted' },
      { entityType: 'Document', count: 1, outcome: 'kept', basis: 'books', until: '2037-01-01' },
    ])
  })
})

describe('many documents at once', () => {
  it('are changed as far as one may, and counted', async () => {
    const [mine, other] = [await givenDocument(world, { by: 'employee' }), await givenDocument(world)]
    const bulk = DocumentBulk.parse({ action: 'trash', ids: [mine.id, other.id] })
    expect(await world.run('employee', ctx => changeManyDocuments(ctx, bulk))).toEqual({ done: 1, refused: 1 })
  })

  it('come as one ZIP with what one may see', async () => {
    const [mine, other] = [await givenDocument(world, { by: 'employee', content: 'meins' }), await givenDocument(world)]
    const run = await world.run('employee', ctx => startDocumentExport(ctx, [mine.id, other.id]))
    await world.drain()
    const file = await world.run('employee', ctx => getExportFile(ctx, { id: run.id }))
    const entries = unzipSync(new Uint8Array(await buffer(await file.body() as Readable)))
    expect(Object.values(entries).map(bytes => Buffer.from(bytes).toString())).toEqual(['meins'])
  })
})
