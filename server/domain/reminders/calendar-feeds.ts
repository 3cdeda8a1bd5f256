import { randomUUID } from 'node:crypto'
import { Prisma } from '#server/generated/prisma/client'
import { inTenant, jobActor, seenAs, type Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import { hashTenantToken, makeTenantToken, tenantOfToken } from '#server/platform/tenant-token'
import { listTenants } from '#server/platform/tenants'
import type { CalendarFeedItem, NewCalendarFeed } from '#shared/contracts/reminders'
import { calendarText } from './calendar-text'
import { findReminders } from './reminder-rows'
import { assignedTo } from './reminder-scope'

const MOST_FEEDS = 10
const MOST_ENTRIES = 1000
/** How often the moment of reading is noted; programs ask every few minutes. */
const NOTE_EVERY_MS = 3_600_000
const fields = { id: true, createdAt: true, lastReadAt: true } as const

/** The person's calendar addresses; the addresses themselves were shown when they were made. */
export async function listCalendarFeeds(ctx: Context): Promise<{ items: CalendarFeedItem[] }> {
  const items = await ctx.db.calendarFeed.findMany({
    where: { employeeId: ownId(ctx), revokedAt: null }, select: fields, orderBy: { createdAt: 'desc' }, take: MOST_FEEDS,
  })
  return { items }
}

/** Makes a secret address for the person's reminders. Throws `calendar-feed.too-many`. */
export async function createCalendarFeed(ctx: Context): Promise<NewCalendarFeed> {
  const employeeId = ownId(ctx)
  const count = await ctx.db.calendarFeed.count({ where: { employeeId, revokedAt: null } })
  if (count >= MOST_FEEDS) throw new Problem('calendar-feed.too-many')
  const token = makeTenantToken(ctx.actor.tenantId)
  const data = { id: randomUUID(), employeeId, tokenHash: hashTenantToken(token) }
  const feed = await ctx.db.calendarFeed.create({ data, select: fields })
  return { ...feed, path: `/calendar/${token}.ics` }
}

/** Makes an address useless. Throws `record.not-found`. */
export async function revokeCalendarFeed(ctx: Context, id: string): Promise<void> {
  const where = { id, employeeId: ownId(ctx), revokedAt: null }
  const { count } = await ctx.db.calendarFeed.updateMany({ where, data: { revokedAt: ctx.now() } })
  if (count === 0) throw notFound()
}

/** The calendar behind an address: what is open for its person, who must still be employed. Null for any other address. */
export async function readCalendarFeed(file: string): Promise<string | null> {
  const token = file.replace(/\.ics$/, '')
  const tenantId = tenantOfToken(token)
  const tenant = tenantId ? (await listTenants()).find(candidate => candidate.id === tenantId) : undefined
  if (!tenant) return null
  return inTenant(jobActor(tenant, null, 'calendar-feed'), async (ctx) => {
    const where = { tokenHash: hashTenantToken(token), revokedAt: null }
    const feed = await ctx.db.calendarFeed.findFirst({ where, select: { ...fields, employeeId: true } })
    const person = feed && await contextOfPerson(ctx, feed.employeeId)
    if (!feed || !person?.can('core.reminders.read')) return null
    if (!feed.lastReadAt || ctx.now().getTime() - feed.lastReadAt.getTime() > NOTE_EVERY_MS) {
      await ctx.db.calendarFeed.updateMany({ where: { id: feed.id }, data: { lastReadAt: ctx.now() } })
    }
    const { items } = await findReminders(person, {
      where: Prisma.sql`r."completedAt" IS NULL AND ${assignedTo(person)}`, order: Prisma.sql`r."dueAt", r.id`, limit: MOST_ENTRIES,
    })
    return calendarText(items, { zone: tenant.zone, name: tenant.name })
  })
}

async function contextOfPerson(ctx: Context, employeeId: string): Promise<Context | null> {
  const [found] = await ctx.db.$queryRaw<Array<{ row: { name: string, grants: string[] } | null }>>`SELECT actor_of_employee(${employeeId}::uuid) AS row`
  return found?.row ? seenAs(ctx, { ...ctx.actor, kind: 'employee', employeeId, name: found.row.name, grants: found.row.grants }) : null
}

function ownId(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}
