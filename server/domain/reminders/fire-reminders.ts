import type { Context } from '#server/platform/context'
import { log } from '#server/platform/log'
import { notify } from '#server/platform/notify'
import { dayInZone, dayText } from '#shared/calendar-day'
import type { RecordRef } from '#shared/contracts/records'
import type { RecordType } from '#shared/record-kinds'
import { peopleOf, supervisorsOf, type Assignee } from './assignee'
import { ESCALATION, nextSpeakUp, SNOOZE_END, speakUpsWithin, type SpeakingReminder, type SpeakUp } from './speak-ups'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

/** One round is over after so many; the next begins seconds later. */
const MOST_PER_ROUND = 500
const LATE_MS = 15 * 60_000

interface DueReminder extends SpeakingReminder, Assignee {
  id: string
  title: string
  dueOn: Date | null
  entityType: RecordType | null
  entityId: string | null
  nextSpeakAt: Date
}

/**
 * Lets every reminder of the company speak up whose time has come, each in a transaction of its own: its firing rows, what
 * people are told and its next moment are committed together or not at all. Instances that run at the same time skip each
 * other's rows, and the unique firing makes a repetition harmless. One that cannot be told does not hold up the others.
 */
export async function fireReminders(inTenant: InTenant): Promise<number> {
  const broken: string[] = []
  let fired = 0
  for (let round = 0; round < MOST_PER_ROUND; round++) {
    const outcome = await inTenant(ctx => fireNext(ctx, broken)).catch((error: unknown) => {
      if (!(error instanceof BrokenReminder)) throw error
      log.error({ reminderId: error.id, err: String(error.cause) }, 'reminder could not speak up')
      broken.push(error.id)
      return true
    })
    if (!outcome) break
    fired++
  }
  return fired - broken.length
}

class BrokenReminder extends Error {
  constructor(readonly id: string, cause: unknown) {
    super('reminder could not speak up', { cause })
  }
}

/** Fires the reminder that has waited longest; false when none waits. */
async function fireNext(ctx: Context, except: string[]): Promise<boolean> {
  const now = ctx.now()
  const [reminder] = await ctx.db.$queryRaw<DueReminder[]>`
    SELECT id, title, "dueOn", "dueAt", "leadMinutes", rrule, "seriesStart", "snoozedUntil", "escalateAfterMinutes", "completedAt",
      "assigneeType", "assigneeId", "entityType", "entityId", "nextSpeakAt"
    FROM "Reminder" WHERE "tenantId" = current_tenant() AND "nextSpeakAt" <= ${now} AND id <> ALL (${except}::uuid[])
    ORDER BY "nextSpeakAt" LIMIT 1 FOR UPDATE SKIP LOCKED`
  if (!reminder) return false
  try {
    await speak(ctx, reminder, now)
  }
  catch (error) {
    throw new BrokenReminder(reminder.id, error)
  }
  return true
}

async function speak(ctx: Context, reminder: DueReminder, now: Date): Promise<void> {
  const { zone } = ctx.actor.tenant
  const due = speakUpsWithin(reminder, { from: reminder.nextSpeakAt, to: now }, zone)
  const written = await ctx.db.reminderFiring.createManyAndReturn({
    data: due.map(({ occurrenceAt, leadMinutes, at }) => ({
      reminderId: reminder.id, occurrenceAt, leadMinutes, firedAt: now, late: now.getTime() - at.getTime() > LATE_MS,
    })),
    select: { occurrenceAt: true, leadMinutes: true },
    skipDuplicates: true,
  })
  const fresh = due.filter(({ occurrenceAt, leadMinutes }) =>
    written.some(row => row.leadMinutes === leadMinutes && row.occurrenceAt.getTime() === occurrenceAt.getTime()))
  // Several leads that were missed together are told as one: the one that is nearest.
  const last = fresh.filter(({ leadMinutes }) => leadMinutes !== ESCALATION).at(-1)
  if (last) await tellPeople(ctx, reminder, last)
  const escalation = fresh.find(({ leadMinutes }) => leadMinutes === ESCALATION)
  if (escalation) await escalate(ctx, reminder, escalation)
  await ctx.db.reminder.updateMany({ where: { id: reminder.id }, data: { nextSpeakAt: nextSpeakUp(reminder, now, zone) } })
}

async function tellPeople(ctx: Context, reminder: DueReminder, { occurrenceAt, leadMinutes, at }: SpeakUp): Promise<void> {
  const late = ctx.now().getTime() - at.getTime() > LATE_MS
  await notify(ctx, await peopleOf(ctx, reminder), {
    event: late ? 'reminder.late' : leadMinutes > 0 ? 'reminder.ahead' : 'reminder.due',
    ...noticeOf(ctx, reminder, leadMinutes === SNOOZE_END ? reminder.dueAt : occurrenceAt),
    dedupKey: `reminder:${reminder.id}:${occurrenceAt.toISOString()}:${leadMinutes}`,
  })
}

async function escalate(ctx: Context, reminder: DueReminder, { occurrenceAt }: SpeakUp): Promise<void> {
  await notify(ctx, await supervisorsOf(ctx, reminder), {
    event: 'reminder.escalated',
    ...noticeOf(ctx, reminder, occurrenceAt),
    dedupKey: `reminder:${reminder.id}:${occurrenceAt.toISOString()}:escalation`,
  })
}

/** Followers of the record are not told of its reminders; whoever muted the record is not either. */
function noticeOf(ctx: Context, { id, title, dueOn, entityType, entityId }: DueReminder, due: Date) {
  const entity: RecordRef | undefined = entityType && entityId ? { type: entityType, id: entityId } : undefined
  return {
    params: { title, due: dueOn ? dayText(dayInZone(due, ctx.actor.tenant.zone)) : due.toISOString() },
    link: `/reminders?open=${id}`,
    entity,
    followers: false,
  }
}
