import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readAuditHeads, sealAuditEvents } from '#server/domain/audit'
import { queueDailyMaintenance } from '#server/domain/operations'
import { fileStore, fileStoreOf, useFileStore } from '#server/platform/file-store'
import { readFileOf, storeFile } from '#server/platform/stored-files'
import { newWorld } from '../../support/world'

const world = await newWorld()
const folder = await mkdtemp(join(tmpdir(), 'workmateos-maintenance-'))
useFileStore(fileStoreOf({ FILES_DIR: folder }))
afterAll(() => rm(folder, { recursive: true, force: true }))

const tenantId = world.as('manager').tenantId
const stored = () => world.run('manager', async (ctx) => {
  const { id } = await storeFile(ctx, { name: 'x.pdf', mimeType: 'application/pdf', bytes: Buffer.from('%PDF'), purpose: 'export' })
  return readFileOf(ctx, id)
})
const keys = async () => {
  const found = []
  for await (const object of fileStore().list(tenantId)) found.push(object.key)
  return found
}

describe('daily maintenance', () => {
  it('runs once a day, keeps the head of the audit chain and removes only old leftovers', async () => {
    const kept = await stored()
    await fileStore().put(`${tenantId}/2026-01/old-orphan`, Buffer.from('x'), 'text/plain')
    await fileStore().put(`${tenantId}/2026-01/young-orphan`, Buffer.from('x'), 'text/plain')
    await utimes(join(folder, tenantId, '2026-01/old-orphan'), new Date('2026-01-01'), new Date('2026-01-01'))
    await utimes(join(folder, kept.storageKey), new Date('2026-01-01'), new Date('2026-01-01'))
    await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))

    await world.runAsJob(queueDailyMaintenance)
    await world.runAsJob(queueDailyMaintenance)
    expect(await world.drain()).toBe(1)

    const left = await keys()
    expect(left).toContain(kept.storageKey)
    expect(left).toContain(`${tenantId}/2026-01/young-orphan`)
    expect(left).not.toContain(`${tenantId}/2026-01/old-orphan`)
    const [head] = await readAuditHeads(tenantId)
    const [seal] = await world.sql<{ hash: string }>('SELECT hash FROM "AuditSeal" WHERE id = $1', [head?.seal])
    expect(seal?.hash).toBe(head?.hash)
  })

  it('makes one row of the many of a sum', async () => {
    const [project] = await world.sql<{ id: string }>(`INSERT INTO "Project" (id, number, name, "billingMethod", "updatedAt")
      VALUES (gen_random_uuid(), 'P-1', 'Intern', 'INTERNAL', now()) RETURNING id`)
    const day = '2026-11-02'
    await world.sql('INSERT INTO "ClaimSum" ("dueOn", claims, amount) VALUES ($1, 1, 10), ($1, 2, 5.50), (\'2026-11-03\', 1, 7), (\'2026-11-03\', -1, -7)', [day])
    await world.sql(`INSERT INTO "TimeSum" ("projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
      VALUES ($1, NULL, 60, 60, 5400), ($1, NULL, -15, -15, -1350), (NULL, $2, 60, 60, 5400), (NULL, $2, 30, 0, 0)`, [project?.id, day])
    await world.sql('DELETE FROM "JobEffect"')
    await world.runAsJob(queueDailyMaintenance)
    await world.drain()

    expect(await world.sql('SELECT "dueOn"::text, claims, amount::text FROM "ClaimSum"')).toEqual([{ dueOn: day, claims: 3, amount: '15.50' }])
    expect(await world.sql('SELECT "projectId", "workedOn"::text, minutes, "billableMinutes", "minutesAtRate"::text FROM "TimeSum" ORDER BY minutes')).toEqual([
      { projectId: project?.id, workedOn: null, minutes: 45, billableMinutes: 45, minutesAtRate: '4050.0000' },
      { projectId: null, workedOn: day, minutes: 90, billableMinutes: 60, minutesAtRate: '5400.0000' },
    ])
  })

  it('tells the administrators of a damaged file', async () => {
    const file = await stored()
    await fileStore().put(file.storageKey, Buffer.from('rotten'), 'application/pdf')
    await world.sql('DELETE FROM "JobEffect"')
    await world.runAsJob(queueDailyMaintenance)
    await world.drain()

    const rows = await world.sql<{ event: string, recipientId: string }>('SELECT event, "recipientId" FROM "Notification"')
    expect(rows).toEqual([{ event: 'file.damaged', recipientId: world.as('administrator').employeeId }])
  })
})
