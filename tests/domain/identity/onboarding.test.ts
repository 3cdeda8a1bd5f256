import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '#server/domain/identity'
import type { Claims, SignIn } from '#server/platform/oidc-sign-in'
import { newWorld, type World } from '../../support/world'

let world: World
let sub: string

beforeAll(async () => {
  world = await newWorld()
  process.env.WORKMATE_DEMO = '1'
})
beforeEach(() => {
  sub = randomUUID()
})

const roles = (grants: Record<string, string[]>): Record<string, unknown> => ({
  'urn:zitadel:iam:org:project:roles': Object.fromEntries(Object.entries(grants).map(([role, organisations]) => {
    return [role, Object.fromEntries(organisations.map(organisation => [organisation, 'x.example']))]
  })),
})
const signIn = (claims: Record<string, unknown>, issuer = 'https://id.example'): Promise<string> => startSession({
  issuer, claims: { sub, ...claims } as Claims, tokens: { access: 'a', refresh: 'refresh-token-of-the-provider', id: 'i', expiresInSeconds: 900 },
  visit: { ip: '192.0.2.1', userAgent: 'test', requestId: 'request-1', earlierSessionId: null },
} satisfies SignIn)

interface SessionRow { tenantId: string | null, userId: string, refreshToken: string, expiresAt: Date }
const sessionRow = async (id: string) => (await world.sql<SessionRow>('SELECT * FROM "Session" WHERE id = $1', [id]))[0]
interface EmployeeRow { id: string, number: string, firstName: string, workEmail: string, lastSignInAt: Date }
const member = async (userId: string | undefined) => (await world.sql<EmployeeRow>(
  'SELECT e.* FROM "Membership" m JOIN "Employee" e ON e.id = m."employeeId" AND e."tenantId" = m."tenantId" WHERE m."userId" = $1 AND m."tenantId" = current_tenant()', [userId]))[0]
const rolesOf = async (employeeId: string | undefined) => (await world.sql<{ key: string, source: string }>(
  'SELECT r.key, a.source FROM "RoleAssignment" a JOIN "Role" r ON r.id = a."roleId" AND r."tenantId" = a."tenantId" WHERE a."employeeId" = $1 ORDER BY r.key', [employeeId]))

describe('the first sign-in', () => {
  it('makes an employee with a number, the mapped role and the session\'s company', async () => {
    const session = await sessionRow(await signIn({ given_name: 'Ada', family_name: 'Lovelace', ...roles({ lead: ['alpha'], unmapped: ['alpha'] }) }))
    expect(session).toMatchObject({ tenantId: world.companies.A.tenant.id })
    expect(session?.refreshToken).not.toContain('refresh-token')
    const employee = await member(session?.userId)
    expect(employee).toMatchObject({ firstName: 'Ada', workEmail: null, lastSignInAt: expect.any(Date) })
    expect(employee?.number).toMatch(/^M\d+$/)
    expect(await rolesOf(employee?.id)).toEqual([{ key: 'lead', source: 'PROVIDER' }])
    const events = await world.sql<{ action: string }>('SELECT action FROM "AuditEvent" WHERE "actorId" = $1 AND "entityType" = \'Session\'', [employee?.id])
    expect(events).toEqual([{ action: 'session.started' }])
  })

  it('gives nothing for a role of another organisation or for an unmapped one', async () => {
    const session = await sessionRow(await signIn(roles({ administrator: ['somebody-else'], boss: ['alpha'] })))
    expect(session).toMatchObject({ tenantId: null })
    expect(await member(session?.userId)).toBeUndefined()
  })

  it('takes the employee an administrator prepared, by verified address only', async () => {
    const prepare = async (email: string) => {
      const id = randomUUID()
      await world.sql(`INSERT INTO "Employee" (id, number, "firstName", "lastName", "workEmail", "activeFrom", "updatedAt")
        VALUES ($1, $2, 'Grace', 'Hopper', $3, '2020-01-01', now())`, [id, id.slice(0, 8), email])
      return id
    }
    const prepared = await prepare('grace@example.com')
    const claims = { name: 'G. Hopper', email: 'Grace@example.com', ...roles({ employee: ['alpha'] }) }
    const unverified = await sessionRow(await signIn({ ...claims, email_verified: false }))
    expect((await member(unverified?.userId))?.id).not.toBe(prepared)
    sub = randomUUID()
    const verified = await sessionRow(await signIn({ ...claims, email_verified: true }))
    expect((await member(verified?.userId))?.id).toBe(prepared)
    sub = randomUUID()
    const later = await sessionRow(await signIn({ ...claims, email_verified: true }))
    expect((await member(later?.userId))?.id).not.toBe(prepared)
  })

  it('is that of another person when another provider vouches for the same subject', async () => {
    const first = await sessionRow(await signIn(roles({ employee: ['alpha'] })))
    const second = await sessionRow(await signIn(roles({ employee: ['alpha'] }), 'https://other.example'))
    expect(second?.userId).not.toBe(first?.userId)
  })
})

describe('a later sign-in', () => {
  it('follows the provider\'s roles completely and leaves those given by hand', async () => {
    const first = await sessionRow(await signIn(roles({ lead: ['alpha'], accountant: ['alpha'] })))
    const employee = await member(first?.userId)
    await world.sql(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId") SELECT $1, $2, id FROM "Role" WHERE key = 'auditor' AND "tenantId" = current_tenant()`,
      [randomUUID(), employee?.id])
    await signIn(roles({ manager: ['alpha'] }))
    expect(await rolesOf(employee?.id)).toEqual([{ key: 'auditor', source: 'MANUAL' }, { key: 'manager', source: 'PROVIDER' }])
    const last = await sessionRow(await signIn({}))
    expect(await rolesOf(employee?.id)).toEqual([{ key: 'auditor', source: 'MANUAL' }])
    expect(last?.tenantId).toBe(world.companies.A.tenant.id)
  })

  it('opens the company worked in last', async () => {
    const both = roles({ employee: ['alpha', 'beta'] })
    const first = await signIn(both)
    const { A, B } = world.companies
    const other = (await sessionRow(first))?.tenantId === A.tenant.id ? B.tenant.id : A.tenant.id
    await world.sql('UPDATE "Session" SET "tenantId" = $2 WHERE id = $1', [first, other])
    expect((await sessionRow(await signIn(both)))?.tenantId).toBe(other)
  })

  it('of somebody who has left opens no company', async () => {
    const session = await sessionRow(await signIn(roles({ employee: ['alpha'] })))
    await world.sql('UPDATE "Employee" SET "activeTo" = current_date - 2 WHERE id = $1', [(await member(session?.userId))?.id])
    expect((await sessionRow(await signIn(roles({ employee: ['alpha'] }))))?.tenantId).toBeNull()
  })
})
