import type { Context } from '#server/platform/context'
import { definePersonalData, deleted } from '#server/platform/personal-data'

/** Account, sessions, tokens and roles of an employee. */
export const identityAboutPerson = definePersonalData({
  name: 'identity',
  subjects: ['Employee'],
  async export(ctx, { id: employeeId }) {
    const membership = await membershipOf(ctx, employeeId)
    const where = { employeeId }
    return {
      data: {
        account: membership?.user ?? null,
        sessions: membership
          ? await ctx.db.session.findMany({
              where: { userId: membership.userId, OR: [{ tenantId: ctx.actor.tenantId }, { tenantId: null }] },
              select: { createdAt: true, lastSeenAt: true, expiresAt: true, revokedAt: true, ip: true, userAgent: true },
            })
          : [],
        roles: await ctx.db.roleAssignment.findMany({
          where, select: { role: { select: { name: true } }, source: true, validFrom: true, validTo: true },
        }),
        apiTokens: await ctx.db.apiToken.findMany({
          where, select: { name: true, prefix: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true, revokedAt: true },
        }),
        claims: await ctx.db.signInClaims.findMany({ where, select: { at: true, roles: true } }),
      },
    }
  },
  async erase(ctx, { id: employeeId }) {
    const where = { employeeId }
    return [
      deleted('RoleAssignment', await ctx.db.roleAssignment.deleteMany({ where })),
      deleted('ApiToken', await ctx.db.apiToken.deleteMany({ where })),
      deleted('SignInClaims', await ctx.db.signInClaims.deleteMany({ where })),
      deleted('BreakGlassCode', await ctx.db.breakGlassCode.deleteMany({ where })),
      ...await eraseAccount(ctx, employeeId),
    ]
  },
})

function membershipOf(ctx: Context, employeeId: string) {
  return ctx.db.membership.findFirst({
    where: { employeeId },
    select: { userId: true, user: { select: { name: true, email: true, issuer: true, subject: true, lastSignInAt: true } } },
  })
}

/** The account goes with its last company; who works for another one keeps it and loses only what belongs to this one. */
async function eraseAccount(ctx: Context, employeeId: string) {
  const membership = await membershipOf(ctx, employeeId)
  if (!membership) return []
  const { userId } = membership
  const companies = await ctx.db.$queryRaw<unknown[]>`SELECT id FROM tenants_of_user(${userId}::uuid)`
  await ctx.db.membership.deleteMany({ where: { employeeId } })
  const elsewhere = companies.length > 1
  const sessions = await ctx.db.session.deleteMany({ where: elsewhere ? { userId, tenantId: ctx.actor.tenantId } : { userId } })
  const accounts = elsewhere ? { count: 0 } : await ctx.db.userAccount.deleteMany({ where: { id: userId } })
  return [deleted('Membership', { count: 1 }), deleted('Session', sessions), deleted('UserAccount', accounts)]
}
