import { randomUUID } from 'node:crypto'
import { getCookie, getHeader, type H3Event } from 'h3'
import { grantsInCommon } from '#shared/permissions'
import type { Actor, TenantFacts, ViewedRole } from './actor'
import { isBreakGlassOn } from './break-glass'
import { runtimePool } from './database'
import { decodeSessionCookie, sessionCookieName } from './session-cookie'
import { refreshSessionIfDue } from './session-refresh'
import { API_TOKEN_PREFIX, hashTenantToken, tenantOfToken } from './tenant-token'

/** What the SQL functions authenticate_session and authenticate_token answer. */
interface Row {
  tenantId: string | null
  /** Missing when the person has no active employee in the session's company. */
  employeeId?: string
  name?: string
  tenant?: TenantFacts
  grants?: string[]
  sessionId?: string
  userId?: string
  accessExpiresAt?: string | null
  expiresAt?: string
  isBreakGlass?: boolean
  /** Role through which the person looks, with everything it grants. */
  viewAs?: ViewedRole & { grants: string[] } | null
  scopes?: string[]
}

const NO_TENANT: TenantFacts = { id: '', slug: '', name: '', zone: 'UTC', language: 'de', currency: 'EUR', disabledModules: [] }

/**
 * Who asks? One statement decides, on every request, so a changed role, a deactivated person or a revoked token
 * takes effect at once. Null for anything that proves nobody. A signed-in person without a company has an
 * empty `tenantId`, no employee and no grants.
 */
export async function authenticate(event: H3Event): Promise<Actor | null> {
  const authorization = getHeader(event, 'authorization')
  const row = authorization?.toLowerCase().startsWith('bearer ')
    ? await rowOfToken(authorization.slice(7).trim())
    : await rowOfCookie(getCookie(event, sessionCookieName()))
  return row ? actorOf(row, requestIdOf(event)) : null
}

/** Id of the request as the middleware gave it. */
export function requestIdOf(event: H3Event): string {
  const known: unknown = event.context.requestId
  return typeof known === 'string' ? known : randomUUID()
}

async function rowOfToken(token: string): Promise<Row | null> {
  const tenantId = tenantOfToken(token, API_TOKEN_PREFIX)
  if (!tenantId) return null
  const { rows } = await runtimePool().query<{ row: Row | null }>({
    name: 'authenticate_token', text: 'SELECT authenticate_token($1, $2) AS row', values: [tenantId, hashTenantToken(token)],
  })
  return rows[0]?.row ?? null
}

async function rowOfCookie(cookie: string | undefined): Promise<Row | null> {
  const sessionId = await decodeSessionCookie(cookie)
  if (!sessionId) return null
  const row = await rowOfSession(sessionId)
  if (!row?.accessExpiresAt || Date.parse(row.accessExpiresAt) > Date.now()) return row
  // The provider's answer may have changed the roles or ended the session.
  return await refreshSessionIfDue(sessionId) ? rowOfSession(sessionId) : row
}

async function rowOfSession(sessionId: string): Promise<Row | null> {
  // How long a session may be idle and last in all, the function reads from the settings itself: one statement per request.
  const { rows } = await runtimePool().query<{ row: Row | null }>({
    name: 'authenticate_session', text: 'SELECT authenticate_session($1) AS row', values: [sessionId],
  })
  const row = rows[0]?.row ?? null
  // Switched off again, emergency sessions end with the switch.
  return row?.isBreakGlass && !isBreakGlassOn() ? null : row
}

function actorOf(row: Row, requestId: string): Actor {
  const who = {
    kind: row.sessionId ? 'employee' as const : 'token' as const,
    userId: row.userId ?? null,
    sessionId: row.sessionId ?? null,
    tokenScopes: row.scopes ?? null,
    requestId,
  }
  const { tenantId, employeeId, tenant, name = '' } = row
  if (!tenantId || !employeeId || !tenant) return { ...who, tenantId: '', employeeId: null, grants: [], name: '', tenant: NO_TENANT }
  return { ...who, tenantId, employeeId, name, tenant, ...sessionMarks(row) }
}

/** Somebody who looks through a role holds what that role grants, but never more than they hold themselves. */
function sessionMarks({ grants = [], viewAs, isBreakGlass, expiresAt }: Row) {
  return {
    grants: viewAs ? grantsInCommon(viewAs.grants, grants) : grants,
    viewAs: viewAs ? { roleId: viewAs.roleId, key: viewAs.key, name: viewAs.name } : null,
    breakGlassUntil: isBreakGlass && expiresAt ? new Date(expiresAt) : null,
  }
}
