import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepAuditHead, sealAuditEvents } from '#server/domain/audit'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const folder = await mkdtemp(join(tmpdir(), 'workmateos-audit-'))
useFileStore(fileStoreOf({ FILES_DIR: folder }))
afterAll(() => rm(folder, { recursive: true, force: true }))

const rename = (name: string) => world.run('manager', async (ctx) => {
  await ctx.db.activity.create({ data: { name } })
  return ctx.actor.employeeId
}, { action: 'activity.created' })

describe('GET /api/v1/audit', () => {
  it('shows the auditor who did what, with what changed', async () => {
    const actorId = await rename('Beratung')
    const { status, body } = await api.as('auditor').get(`/api/v1/audit?action=activity.&actorId=${actorId}`)

    expect(status).toBe(200)
    expect(body.items[0]).toMatchObject({
      action: 'activity.created', operation: 'insert', entityType: 'Activity', actorType: 'employee',
      actor: { id: actorId, name: 'manager Test' }, requestId: 'test-manager', before: null, after: { name: 'Beratung' },
    })
  })

  it('continues after the cursor without repeating or losing events', async () => {
    for (const name of ['eins', 'zwei', 'drei', 'vier', 'fünf']) await rename(name)
    const all = await api.as('auditor').get('/api/v1/audit?entityType=Activity&limit=100')
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await api.as('auditor').get(`/api/v1/audit?entityType=Activity&limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((item: { id: string }) => item.id))
      cursor = body.nextCursor
    }

    expect(seen).toEqual(all.body.items.map((item: { id: string }) => item.id))
  })

  it('finds by day in the zone of the company', async () => {
    await rename('heute')
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
    const found = await api.as('auditor').get(`/api/v1/audit?from=${today}&to=${today}&limit=1`)
    const none = await api.as('auditor').get('/api/v1/audit?to=2020-01-01&limit=1')

    expect(found.body.items).toHaveLength(1)
    expect(none.body.items).toHaveLength(0)
  })

  it('shows nothing of another company', async () => {
    await rename('geheim')
    const { body } = await api.as('auditor', 'B').get('/api/v1/audit?entityType=Activity')

    expect(body.items).toEqual([])
  })

  it('is not for employees, and the refusal is itself recorded', async () => {
    expect(await api.as('employee').get('/api/v1/audit')).toMatchObject({ status: 403, body: { code: 'permission.missing' } })
    const { body } = await api.as('auditor').get('/api/v1/audit?action=access.refused')

    expect(body.items[0]).toMatchObject({ after: { permission: 'admin.audit.read', path: '/api/v1/audit' } })
  })
})

describe('checking the chain', () => {
  const check = async () => {
    expect(await api.as('auditor').post('/api/v1/audit/verifications')).toMatchObject({ status: 202, body: { result: null } })
    await world.drain()
    return (await api.as('administrator').get('/api/v1/audit/verifications/latest')).body.latest
  }
  const unlocked = async (sql: string) => {
    for (const table of ['AuditEvent', 'AuditSeal']) await world.sql(`ALTER TABLE "${table}" DISABLE TRIGGER audit_is_append_only`)
    await world.sql(sql)
    for (const table of ['AuditEvent', 'AuditSeal']) await world.sql(`ALTER TABLE "${table}" ENABLE TRIGGER audit_is_append_only`)
  }

  it('confirms an untouched chain, tells who asked, and leaves its own trace', async () => {
    await rename('vor dem Siegel')
    await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
    const whole = await check()
    expect(whole).toMatchObject({ status: 'FINISHED', startedBy: { name: 'auditor Test' }, result: { intact: true, breakAt: null } })
    expect(whole.result.sealed).toBeGreaterThan(0)
    expect((await api.as('auditor').get('/api/v1/audit?action=audit.verified')).body.items[0]).toMatchObject({ after: { intact: true } })
  })

  it('names the first changed event', async () => {
    await unlocked(`UPDATE "AuditEvent" SET after = after || '{"name":"gefälscht"}' WHERE after->>'name' = 'vor dem Siegel'`)
    const [event] = await world.sql<{ id: string }>(`SELECT id FROM "AuditEvent" WHERE after->>'name' = 'gefälscht'`)
    expect((await check()).result).toMatchObject({ intact: false, breakAt: { reason: 'changed-event', event: event?.id } })
    await unlocked(`UPDATE "AuditEvent" SET after = after || '{"name":"vor dem Siegel"}' WHERE after->>'name' = 'gefälscht'`)
  })

  it('sees by the head kept outside that the end was cut off', async () => {
    const [last] = await world.sql<{ id: string, hash: string }>('SELECT id, hash FROM "AuditSeal" ORDER BY id DESC LIMIT 1')
    await keepAuditHead(world.companies.A.tenant.id, '2026-01-01', { seal: String(Number(last?.id) + 5), hash: last?.hash ?? '', at: '2026-01-01T02:00:00Z' })
    expect((await check()).result).toMatchObject({ intact: false, breakAt: { reason: 'changed-head', day: '2026-01-01' } })
  })

  it('is nothing for those who may not read the log, and shows another company only its own', async () => {
    expect(await api.as('manager').post('/api/v1/audit/verifications')).toMatchObject({ status: 403 })
    expect((await api.as('administrator', 'B').get('/api/v1/audit/verifications/latest')).body).toEqual({ latest: null })
  })

  it('cannot be changed by the role of the application', async () => {
    await expect(world.runAsJob(ctx => ctx.db.$executeRaw`UPDATE "AuditEvent" SET action = 'x'`)).rejects.toThrow()
    await expect(world.runAsJob(ctx => ctx.db.$executeRaw`DELETE FROM "AuditSeal"`)).rejects.toThrow()
  })
})

describe('filters of the log', () => {
  it('finds reads of confidential data, deletions and the rest apart', async () => {
    await world.run('manager', async (ctx) => {
      const { id } = await ctx.db.activity.create({ data: { name: 'kurz' }, select: { id: true } })
      await ctx.db.activity.deleteMany({ where: { id } })
      await ctx.audit('payroll.read', { type: 'Employee', id: ctx.actor.employeeId ?? undefined })
      await ctx.audit('invoice.sent', { type: 'Invoice' })
    })
    const actions = async (operation: string) =>
      (await api.as('auditor').get(`/api/v1/audit?operation=${operation}&limit=100`)).body.items.map((item: { action: string }) => item.action)

    expect(await actions('read')).toContain('payroll.read')
    expect(await actions('read')).not.toContain('invoice.sent')
    expect(await actions('action')).toContain('invoice.sent')
    expect(await actions('action')).not.toContain('payroll.read')
    expect(await actions('delete')).toEqual(['Activity.delete'])
  })

  it('offers what the log holds, and the key its exports are signed with', async () => {
    const { body } = await api.as('auditor').get('/api/v1/audit/facets')
    expect(body.actions).toEqual(expect.arrayContaining(['activity.created', 'payroll.read']))
    expect(body.entityTypes).toContain('Activity')
    expect(body.signingKeys[0].fingerprint).toMatch(/^[\da-f]{64}$/)
  })

  it('finds everything of one request', async () => {
    const [row] = await world.sql<{ requestId: string }>(`SELECT "requestId" FROM "AuditEvent" WHERE action = 'payroll.read'`)
    const { body } = await api.as('auditor').get(`/api/v1/audit?requestId=${row?.requestId}&limit=100`)
    expect(body.items.length).toBeGreaterThan(2)
  })
})
