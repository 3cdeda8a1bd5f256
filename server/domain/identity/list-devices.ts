import type { Context } from '#server/platform/context'
import { installationValue } from '#server/platform/installation-settings'
import { requirePerson } from './acting-person'
import { browserOf, systemOf } from './device-name'

const MINUTE_MS = 60_000

/** Where I am signed in at the moment, most recently used first. */
export async function listDevices(ctx: Context) {
  const { userId, sessionId } = requirePerson(ctx)
  const now = ctx.now()
  const idleMs = await installationValue('security.session-idle-minutes') * MINUTE_MS
  const rows = await ctx.db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: new Date(now.getTime() - idleMs) } },
    orderBy: { lastSeenAt: 'desc' },
    take: 100,
    select: { id: true, ip: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
  return {
    items: rows.map(({ userAgent, ...row }) => ({
      ...row, current: row.id === sessionId, browser: browserOf(userAgent), system: systemOf(userAgent),
    })),
  }
}
