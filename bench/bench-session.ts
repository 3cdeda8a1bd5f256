import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { encodeSessionCookie, sessionCookieName } from '#server/platform/session-cookie'

/** A signed-in administrator of the company, without a walk through the identity provider. @returns cookie header */
export async function benchSession(owner: Client, tenantId: string): Promise<string> {
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  await owner.query('SELECT set_config(\'app.tenant_id\', $1, false)', [tenantId])
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM "Employee" WHERE "tenantId" = $1 ORDER BY number LIMIT 1', [tenantId])
  const employeeId = rows[0]?.id
  await owner.query('DELETE FROM "Membership" WHERE "tenantId" = $1 AND "employeeId" = $2', [tenantId, employeeId])
  await owner.query('INSERT INTO "UserAccount" (id, issuer, subject) VALUES ($1::uuid, \'bench\', $2)', [userId, userId])
  await owner.query('INSERT INTO "Membership" (id, "userId", "employeeId") VALUES ($1, $2, $3)', [randomUUID(), userId, employeeId])
  await owner.query(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId") SELECT $1, $2, id FROM "Role" WHERE "tenantId" = $3 AND key = 'administrator'
    ON CONFLICT DO NOTHING`, [randomUUID(), employeeId, tenantId])
  await owner.query(`INSERT INTO "Session" (id, "userId", "tenantId", "expiresAt") VALUES ($1, $2, $3, now() + interval '6 days')`, [sessionId, userId, tenantId])
  return `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}`
}
