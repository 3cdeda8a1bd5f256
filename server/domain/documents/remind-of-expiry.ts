import { changeReminder, createReminder, deleteReminder } from '#server/domain/reminders'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'

interface Expiring {
  id: string
  title: string
  ownerId: string
  expiresOn: Date | null
}

const MONTH_MINUTES = 30 * 1440

/**
 * Keeps the reminder of a document's end: made with the date (a month ahead and on the day, for its owner), moved and taken away
 * with it. Only for those who may write reminders; a reminder given to somebody out of their reach is left to that person.
 */
export async function remindOfExpiry(ctx: Context, document: Expiring, expiresOn: Date | null): Promise<void> {
  if (document.expiresOn?.getTime() === expiresOn?.getTime() || !ctx.can('core.reminders.write')) return
  const assigneeId = assigneeOf(ctx, document)
  const known = document.expiresOn && await ctx.db.reminder.findFirst({
    where: { entityType: 'Document', entityId: document.id, dueOn: document.expiresOn, completedAt: null },
    select: { id: true, version: true, assigneeId: true },
  })
  if (!known) return create(ctx, document, { expiresOn, assigneeId })
  if (known.assigneeId !== assigneeId) return
  const { id, version } = known
  await (expiresOn ? changeReminder(ctx, { id, version, dueOn: expiresOn }) : deleteReminder(ctx, { id, version }))
}

interface End { expiresOn: Date | null, assigneeId: string | null }

async function create(ctx: Context, document: Expiring, { expiresOn, assigneeId }: End): Promise<void> {
  if (!expiresOn || !assigneeId || expiresOn <= todayOf(ctx)) return
  const title = `${ctx.actor.tenant.language === 'en' ? 'Expires' : 'Läuft ab'}: ${document.title}`.slice(0, 200)
  const entity = { type: 'Document' as const, id: document.id }
  await createReminder(ctx, { title, dueOn: expiresOn, leadMinutes: [MONTH_MINUTES, 0], assigneeType: 'EMPLOYEE', assigneeId, entity })
}

function assigneeOf(ctx: Context, { ownerId }: Expiring): string | null {
  return ctx.permit('core.reminders.write') === 'all' ? ownerId : ctx.actor.employeeId
}
