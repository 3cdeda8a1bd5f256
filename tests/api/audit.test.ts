import { describe, expect, it } from 'vitest'
import { sealAuditEvents } from '#server/domain/audit'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)

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

describe('GET /api/v1/audit/verify', () => {
  it('confirms an untouched chain and names the first changed event', async () => {
    await rename('vor dem Siegel')
    await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
    const whole = await api.as('auditor').get('/api/v1/audit/verify')
    expect(whole.body).toMatchObject({ intact: true, breakAt: null })
    expect(whole.body.sealed).toBeGreaterThan(0)

    await world.sql('ALTER TABLE "AuditEvent" DISABLE TRIGGER audit_is_append_only')
    await world.sql(`UPDATE "AuditEvent" SET after = '{"name":"gefälscht"}' WHERE after->>'name' = 'vor dem Siegel'`)
    await world.sql('ALTER TABLE "AuditEvent" ENABLE TRIGGER audit_is_append_only')

    expect((await api.as('auditor').get('/api/v1/audit/verify')).body).toMatchObject({ intact: false, breakAt: { reason: 'changed event' } })
  })

  it('cannot be changed by the role of the application', async () => {
    await expect(world.runAsJob(ctx => ctx.db.$executeRaw`UPDATE "AuditEvent" SET action = 'x'`)).rejects.toThrow()
    await expect(world.runAsJob(ctx => ctx.db.$executeRaw`DELETE FROM "AuditSeal"`)).rejects.toThrow()
  })
})
