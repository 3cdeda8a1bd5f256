import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, inject, it } from 'vitest'
import { checkInvariants } from '#server/invariants'
import { keepAuditHead, sealAuditEvents } from '#server/domain/audit'
import { fileStore, fileStoreOf, useFileStore } from '#server/platform/file-store'
import { readMigrationsFrom } from '#server/platform/migrations'
import { readFileOf, storeFile } from '#server/platform/stored-files'
import { newWorld } from '../../support/world'

const world = await newWorld()
const folder = await mkdtemp(join(tmpdir(), 'workmateos-invariants-'))
useFileStore(fileStoreOf({ FILES_DIR: folder }))
afterAll(() => rm(folder, { recursive: true, force: true }))

const project = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

async function brokenRules(url = world.databaseUrls.ownerUrl): Promise<string[]> {
  const files = await readdir(project('prisma/schema'))
  const results = await checkInvariants({
    url,
    store: fileStore(),
    migrations: await readMigrationsFrom(project('prisma/migrations')),
    prismaSchema: (await Promise.all(files.map(name => readFile(project(`prisma/schema/${name}`), 'utf8')))).join('\n'),
  })
  return results.filter(result => result.count > 0).map(result => result.name)
}

const stored = () => world.run('manager', async (ctx) => {
  const { id } = await storeFile(ctx, { name: 'x.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF'), purpose: 'export' })
  return readFileOf(ctx, id)
})

it('finds nothing wrong with two fresh companies', async () => {
  await stored()
  await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
  expect(await brokenRules()).toEqual([])
})

it('counts the same for a superuser, who sees the rows of all companies', async () => {
  await stored()
  await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
  const { password } = inject('testCluster')
  const url = new URL(world.databaseUrls.ownerUrl)
  Object.assign(url, { username: 'postgres', password })
  expect(await brokenRules(url.href)).toEqual([])
})

it('finds what was broken, each by its own rule', async () => {
  const [missing, rotten] = [await stored(), await stored()]
  await fileStore().remove(missing.storageKey)
  await fileStore().put(rotten.storageKey, Buffer.from('rotten'), 'application/pdf')
  await keepAuditHead(world.as('manager').tenantId, '2026-01-01', { seal: '1', hash: 'forged', at: '2026-01-01T00:00:00Z' })
  await world.sql('UPDATE "NumberCounter" SET "lastValue" = 3 WHERE key = \'invoice\'')
  await world.sql('INSERT INTO "NumberCounter" (id, key, period, "lastValue") VALUES (gen_random_uuid(), \'invoice\', \'1999\', 2)')
  await world.sql('ALTER TABLE "Activity" DISABLE TRIGGER audited')
  await world.sql('INSERT INTO "Activity" (id, name) VALUES (gen_random_uuid(), \'heimlich\')')
  await world.sql('ALTER TABLE "Activity" ENABLE TRIGGER audited')
  await world.sql('ALTER TABLE "AuditEvent" DISABLE TRIGGER audit_is_append_only')
  await world.sql('UPDATE "AuditEvent" SET "actorType" = \'nobody\' WHERE id = (SELECT min("eventId") FROM "AuditSeal")')
  await world.sql('ALTER TABLE "Activity" ADD COLUMN surprise text')
  await world.sql(`INSERT INTO "MailMessage" (id, "to", subject, body, "messageId", "createdAt")
    VALUES (gen_random_uuid(), '{a@example.com}', 'x', 'wmos_${'a'.repeat(43)}', '<x@y>', now() - interval '1 hour')`)

  expect(await brokenRules()).toEqual([
    'I1 gaps in document number series',
    'I3 files whose content changed',
    'I5 breaks of the audit chain',
    'I5 kept heads that the chain contradicts',
    'I5 rows written without audit event',
    'I6 files that the store does not have',
    'I7 mails that wait without a job',
    'I11 API tokens in the audit log or in mails',
    'I12 differences between Prisma schema and database',
  ])
})
