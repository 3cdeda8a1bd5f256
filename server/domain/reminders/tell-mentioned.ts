import type { Context } from '#server/platform/context'
import { notify } from '#server/platform/notify'
import { whoSees } from '#server/platform/person-context'
import type { RecordRef } from '#shared/contracts/records'
import { mentionsIn, withoutMarkup } from '#shared/mentions'
import { peopleOf } from './assignee'

interface Text {
  text: string | null | undefined
  /** Text before the change: who was named there already knows. */
  before?: string | null
  reminderId: string
  title: string
  entity: RecordRef | null
}

/** Tells the people and departments a text names for the first time, as far as they may see the record. */
export async function tellMentioned(ctx: Context, { text, before, reminderId, title, entity }: Text): Promise<void> {
  const known = new Set(mentionsIn(before).map(mention => mention.id))
  const people: string[] = []
  for (const { kind, id } of mentionsIn(text).filter(mention => !known.has(mention.id)).slice(0, 20)) {
    people.push(...await peopleOf(ctx, { assigneeType: kind === 'employee' ? 'EMPLOYEE' : 'DEPARTMENT', assigneeId: id }))
  }
  const others = [...new Set(people)].filter(id => id !== ctx.actor.employeeId)
  if (others.length === 0) return
  const seeing = entity ? await whoSees(ctx, others, entity) : others
  await notify(ctx, seeing, {
    event: 'mention',
    params: { person: ctx.actor.name, title, text: withoutMarkup(text ?? '').slice(0, 200) },
    link: `/reminders?open=${reminderId}`,
    entity: entity ?? undefined,
    followers: false,
  })
}
