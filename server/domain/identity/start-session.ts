import { inTenant, jobActor, type Context } from '#server/platform/context'
import { database } from '#server/platform/database'
import { installationValue } from '#server/platform/installation-settings'
import { seal } from '#server/platform/key-ring'
import type { SignIn } from '#server/platform/oidc-sign-in'
import { sealAccess, TOKEN_PURPOSE } from '#server/platform/session-refresh'
import { listTenants } from '#server/platform/tenants'
import { noteSignIn } from '../employees'
import { displayNameOf, verifiedEmailOf } from './newcomer-of'
import { synchroniseRoles } from './synchronise-roles'
import { tenantsOf } from './tenants-of'

/** Without a statement of the provider its tokens are taken to live this long. */
const FALLBACK_LIFE_SECONDS = 15 * 60
const DAY_MS = 86_400_000

/**
 * Starts a session for a person the provider vouches for: a new id each time, roles evaluated, the session of the
 * cookie they came with ended. Somebody without a role gets a session without a company.
 * @returns id of the session
 */
export async function startSession(signIn: SignIn): Promise<string> {
  const { claims, visit, issuer } = signIn
  const account = { email: verifiedEmailOf(claims), name: displayNameOf(claims), lastSignInAt: new Date() }
  const { id: userId } = await database().userAccount.upsert({
    where: { issuer_subject: { issuer, subject: claims.sub } },
    create: { issuer, subject: claims.sub, ...account },
    update: account,
    select: { id: true },
  })
  await synchroniseRoles({ userId, claims, requestId: visit.requestId })
  const company = await companyFor(userId, visit.requestId)
  const { id } = await database().session.create({
    data: { userId, tenantId: company?.tenantId, ...tokenColumns(signIn), ...await lifeColumns(signIn) }, select: { id: true },
  })
  if (visit.earlierSessionId) {
    await database().session.updateMany({ where: { id: visit.earlierSessionId, revokedAt: null }, data: { revokedAt: new Date() } })
  }
  await company?.record(id)
  return id
}

function tokenColumns({ tokens, claims }: SignIn) {
  const life = tokens.expiresInSeconds ?? FALLBACK_LIFE_SECONDS
  return {
    idpSessionId: typeof claims.sid === 'string' ? claims.sid : null,
    idToken: tokens.id ? seal(TOKEN_PURPOSE, tokens.id) : null,
    accessToken: tokens.access ? sealAccess(tokens.access, life) : null,
    refreshToken: tokens.refresh ? seal(TOKEN_PURPOSE, tokens.refresh) : null,
    // Without a refresh token there is nothing to refresh: the session then lives until its own end.
    accessExpiresAt: tokens.refresh ? new Date(Date.now() + life * 1000) : null,
  }
}

async function lifeColumns({ visit }: SignIn) {
  const days = await installationValue('security.session-days')
  return { expiresAt: new Date(Date.now() + days * DAY_MS), ip: visit.ip, userAgent: visit.userAgent }
}

interface Company {
  tenantId: string
  record: (sessionId: string) => Promise<void>
}

/** The company worked in last, else the first one, among those where the person is active and has a role. */
async function companyFor(userId: string, requestId: string): Promise<Company | null> {
  const last = await database().session.findFirst({
    where: { userId, tenantId: { not: null } }, orderBy: { createdAt: 'desc' }, select: { tenantId: true },
  })
  const mine = await tenantsOf({ db: database() }, userId)
  mine.sort((a, b) => Number(b.id === last?.tenantId) - Number(a.id === last?.tenantId))
  const facts = await listTenants()
  for (const { id } of mine) {
    const tenant = facts.find(candidate => candidate.id === id)
    if (!tenant) continue
    const employeeId = await inTenant(jobActor(tenant, null, requestId), ctx => activeEmployee(ctx, userId))
    if (employeeId) return { tenantId: id, record: sessionId => recordStart({ tenant, employeeId, requestId, sessionId, userId }) }
  }
  return null
}

async function activeEmployee(ctx: Context, userId: string): Promise<string | null> {
  const rows = await ctx.db.$queryRaw<Array<{ actor: { employeeId: string, grants: string[] } | null }>>`
    SELECT actor_of_employee("employeeId") AS actor FROM "Membership" WHERE "tenantId" = current_tenant() AND "userId" = ${userId}::uuid`
  const actor = rows[0]?.actor
  return actor && actor.grants.length > 0 ? actor.employeeId : null
}

type Start = { tenant: Parameters<typeof jobActor>[0], employeeId: string, requestId: string, sessionId: string, userId: string }

function recordStart({ tenant, employeeId, requestId, sessionId, userId }: Start): Promise<void> {
  const actor = { ...jobActor(tenant, employeeId, requestId), kind: 'employee' as const, sessionId, userId }
  return inTenant(actor, async (ctx) => {
    await noteSignIn(ctx, employeeId)
    await ctx.audit('session.started', { type: 'Session', id: sessionId })
  }, { action: 'session.started' })
}
