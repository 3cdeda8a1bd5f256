import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { issueBreakGlassCode, redeemBreakGlassCode } from '#server/domain/identity'
import { newWorld } from '../../support/world'

const world = await newWorld()
const visit = { ip: '192.0.2.9', userAgent: 'test', requestId: 'request-9', earlierSessionId: null }
const { administrator, lead } = world.companies.A.employees
const numberOf = async (id: string) => (await world.sql<{ number: string }>('SELECT number FROM "Employee" WHERE id = $1', [id]))[0]?.number ?? ''
const issue = async (id: string) => {
  const employeeNumber = await numberOf(id)
  return world.runAsJob(ctx => issueBreakGlassCode(ctx, { employeeNumber, minutes: 30 }))
}
const codeFor = async (id: string) => {
  const answer = await issue(id)
  return 'code' in answer ? answer.code : ''
}
const redeem = (code: string, company = 'alpha') => redeemBreakGlassCode({ company, code, visit })
const INVALID = { code: 'break-glass.code-invalid' }

beforeAll(async () => {
  const user = randomUUID()
  await world.sql('INSERT INTO "UserAccount" (id, issuer, subject) VALUES ($1, \'https://id.example\', $2)', [user, user])
  await world.sql('INSERT INTO "Membership" (id, "userId", "employeeId") VALUES ($1, $2, $3)', [randomUUID(), user, administrator])
})

describe('a break-glass code', () => {
  it('starts a session of an hour in its company, once', async () => {
    const code = await codeFor(administrator)
    expect(code).toMatch(/^([2-9A-Z]{5}-){4}[2-9A-Z]{5}$/)
    const sessionId = await redeem(` ${code.toLowerCase()} `)
    const [session] = await world.sql<{ tenantId: string, isBreakGlass: boolean, expiresAt: Date }>('SELECT * FROM "Session" WHERE id = $1', [sessionId])
    expect(session).toMatchObject({ tenantId: world.companies.A.tenant.id, isBreakGlass: true, accessExpiresAt: null })
    expect(session && session.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000)
    await expect(redeem(code)).rejects.toMatchObject(INVALID)
  })

  it('is used by one of two at the same moment', async () => {
    const code = await codeFor(administrator)
    const results = await Promise.allSettled([redeem(code), redeem(code), redeem(code)])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('is kept as a hash, told to the administrators and written to the log on issue and use', async () => {
    const code = await codeFor(administrator)
    await redeem(code)
    const rows = await world.sql<{ text: string }>('SELECT row_to_json(c)::text || coalesce((SELECT string_agg(a::text, \'\') FROM "AuditEvent" a), \'\') AS text FROM "BreakGlassCode" c')
    expect(rows.some(({ text }) => text.includes(code) || text.includes(code.replaceAll('-', '')))).toBe(false)
    const actions = await world.sql<{ action: string }>('SELECT DISTINCT action FROM "AuditEvent" WHERE action LIKE \'break-glass%\' ORDER BY 1')
    expect(actions.map(({ action }) => action)).toEqual(['break-glass.issued', 'break-glass.used'])
    const told = await world.sql<{ event: string }>('SELECT DISTINCT event FROM "Notification" WHERE "recipientId" = $1 ORDER BY 1', [administrator])
    expect(told.map(({ event }) => event)).toEqual(['break-glass.issued', 'break-glass.used'])
  })

  it('is worth nothing after its time, after a newer one, in another company, or when the person has left', async () => {
    const late = await codeFor(administrator)
    await world.sql('UPDATE "BreakGlassCode" SET "expiresAt" = now() - interval \'1 second\'')
    await expect(redeem(late)).rejects.toMatchObject(INVALID)
    const older = await codeFor(administrator)
    const newer = await codeFor(administrator)
    await expect(redeem(older)).rejects.toMatchObject(INVALID)
    await expect(redeem(newer, 'beta')).rejects.toMatchObject(INVALID)
    await expect(redeem(newer, 'nobody')).rejects.toMatchObject(INVALID)
    await expect(redeem('AAAAA-BBBBB')).rejects.toMatchObject(INVALID)
    const other = await world.addEmployee('administrator')
    await world.sql('UPDATE "Employee" SET "activeTo" = current_date - 2 WHERE id = $1', [administrator])
    await expect(redeem(newer)).rejects.toMatchObject(INVALID)
    await world.sql('UPDATE "Employee" SET "activeTo" = NULL WHERE id = $1', [administrator])
    await redeem(newer)
    expect(other.employeeId).toBeTruthy()
  })

  it('is not made for nobody, for strangers and for those without a role', async () => {
    expect(await world.runAsJob(ctx => issueBreakGlassCode(ctx, { employeeNumber: 'nope', minutes: 5 }))).toEqual({ refusal: 'unknown' })
    expect(await issue(lead)).toEqual({ refusal: 'never-signed-in' })
    const gone = await world.addEmployee('lead')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [gone.employeeId])
    expect(await issue(gone.employeeId ?? '')).toEqual({ refusal: 'no-role' })
    await world.sql('UPDATE "Employee" SET "activeTo" = current_date - 2 WHERE id = $1', [gone.employeeId])
    expect(await issue(gone.employeeId ?? '')).toEqual({ refusal: 'inactive' })
  })
})
