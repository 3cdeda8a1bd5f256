import { Client } from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { drawNumber } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { startingWith } from '#server/platform/transaction-start'
import { newWorld } from '../../support/world'

const world = await newWorld()
const day = new Date('2026-11-22T00:00:00Z')

describe('one transaction of one tenant', () => {
  it('shows a company only its own rows', async () => {
    const own = await world.run('manager', ctx => ctx.db.employee.findMany({ select: { id: true } }))
    const ids = own.map(employee => employee.id)
    expect(ids).toContain(world.companies.A.employees.manager)
    expect(ids).not.toContain(world.companies.B.employees.manager)
  })

  it('refuses a row that points at another company', async () => {
    const foreign = world.companies.B.employees.manager
    await expect(world.run('manager', ctx => ctx.db.department.create({ data: { name: 'X', headId: foreign } }))).rejects.toThrow()
    expect(await world.sql('SELECT 1 FROM "Department" WHERE name = $1', ['X'])).toEqual([])
  })

  it('refuses work without a tenant', async () => {
    const { database } = await import('#server/platform/database')
    await expect(database().employee.findMany()).rejects.toThrow(/no tenant/)
  })

  it('gives its company to its own transaction and to no other', async () => {
    const { database } = await import('#server/platform/database')
    await world.run('manager', async () => {
      await expect(database().employee.findMany()).rejects.toThrow(/no tenant/)
      await expect(database().$transaction(tx => tx.employee.findMany())).rejects.toThrow(/no tenant/)
    })
  })

  it('keeps companies apart that work at the same moment', async () => {
    const companies = Array.from({ length: 40 }, (_, index) => index % 2 ? 'A' as const : 'B' as const)
    const seen = await Promise.all(companies.map(company => world.run('manager', async (ctx) => {
      const rows = await ctx.db.employee.findMany({ select: { tenantId: true } })
      return new Set(rows.map(row => row.tenantId))
    }, { company })))
    expect(seen).toEqual(companies.map(company => new Set([world.companies[company].tenant.id])))
  })

  it('fails with its first statement when it could not begin, and leaves the connection usable', async () => {
    const { database } = await import('#server/platform/database')
    const begun = startingWith({ settings: { 'app.not a setting': '' }, readOnly: true }, () => database().$transaction(tx => tx.tenant.findFirst()))
    await expect(begun).rejects.toThrow(/invalid configuration parameter name/)
    expect(await world.run('manager', ctx => ctx.db.tenant.count())).toBeGreaterThan(0)
  })

  it('refuses every change where it only reads, by client, by hand or by function', async () => {
    const changes: ((ctx: Context) => Promise<unknown>)[] = [
      ctx => ctx.db.department.create({ data: { name: 'Lesend' } }),
      ctx => ctx.db.$executeRaw`UPDATE "Department" SET name = 'Lesend'`,
      ctx => ctx.audit('something.read'),
      ctx => drawNumber(ctx, 'invoice', day),
    ]
    for (const change of changes) await expect(world.run('manager', change, { readOnly: true })).rejects.toThrow(/read-only transaction/)
    expect(await world.sql('SELECT 1 FROM "Department" WHERE name = \'Lesend\' UNION ALL SELECT 1 FROM "AuditEvent" WHERE action = \'something.read\'')).toEqual([])
  })

  it('ends within moments after it only read, also when nothing follows', async () => {
    // Only whoever has the same login sees what a connection does.
    const watcher = new Client({ connectionString: world.databaseUrls.runtimeUrl })
    await watcher.connect()
    onTestFinished(() => watcher.end())
    const stateOf = async (pid?: number) =>
      (await watcher.query<{ state: string }>('SELECT state FROM pg_stat_activity WHERE pid = $1', [pid])).rows[0]?.state
    const pid = await world.run('manager', async (ctx) => {
      const [connection] = await ctx.db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
      expect(await stateOf(connection?.pid)).toBe('idle in transaction')
      return connection?.pid
    }, { readOnly: true })
    await expect.poll(() => stateOf(pid), { timeout: 2000, interval: 20 }).toBe('idle')
  })

  it('sees at once what others have written after it read', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const name = `Runde ${turn}`
      await world.run('manager', ctx => ctx.db.department.count(), { readOnly: true })
      await world.run('manager', ctx => ctx.db.department.create({ data: { name } }))
      expect(await world.run('manager', ctx => ctx.db.department.count({ where: { name } }), { readOnly: true })).toBe(1)
    }
  })

  it('records who changed what, sealed into the chain', async () => {
    await world.run('manager', ctx => ctx.db.department.create({ data: { name: 'Vertrieb' } }), { action: 'department.created' })
    const [event] = await world.sql(`SELECT * FROM "AuditEvent" WHERE action = 'department.created'`)
    expect(event).toMatchObject({ operation: 'insert', entityType: 'Department', actorId: world.as('manager').employeeId, after: { name: 'Vertrieb' } })
    await world.runAsJob(ctx => ctx.db.$queryRaw`SELECT seal_audit(5000, NULL)`)
    expect(await world.sql('SELECT * FROM audit_chain_break()')).toEqual([])
  })

  it('does not let the runtime role rewrite the log', async () => {
    await expect(world.run('administrator', ctx => ctx.db.$executeRaw`UPDATE "AuditEvent" SET action = 'nothing'`)).rejects.toThrow(/permission denied/)
    await expect(world.run('administrator', ctx => ctx.db.$executeRaw`DELETE FROM "AuditSeal"`)).rejects.toThrow(/permission denied/)
  })

  it('draws numbers without gaps: a rolled back one comes again', async () => {
    const first = await world.run('manager', ctx => drawNumber(ctx, 'invoice', day))
    await expect(world.run('manager', async (ctx) => {
      await drawNumber(ctx, 'invoice', day)
      throw new Error('refused')
    })).rejects.toThrow('refused')
    const second = await world.run('manager', ctx => drawNumber(ctx, 'invoice', day))
    expect([first, second]).toEqual(['RE-2026-0001', 'RE-2026-0002'])
  })
})
