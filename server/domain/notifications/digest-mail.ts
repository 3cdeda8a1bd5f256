import { eventDefinition, EVENT_GROUPS, preferenceEvent } from '#shared/notification-events'
import { catalogueOf, filledIn, noticeText, type Reader } from './notice-text'

/** One thing to be told. */
export interface MailItem {
  event: string
  params: Record<string, unknown>
  link: string | null
}

interface MailFrame {
  reader: Reader
  company: string
  /** Where people reach us; null: links are left out. */
  origin: string | null
  /** Address that ends mails of these events. */
  unsubscribeUrl: (events: string[]) => string | null
}

const SHOWN_PER_EVENT = 8

/** Everything that waits for one person as one mail: a single thing with its own subject, many in groups with "and n more". */
export function digestMail(items: readonly MailItem[], frame: MailFrame): { subject: string, body: string, unsubscribeUrl: string | null } {
  const { reader, company, origin, unsubscribeUrl } = frame
  const texts = catalogueOf(reader.language).mail
  const events = [...new Set(items.map(item => preferenceEvent(item.event)))]
  const [first] = items
  const subject = items.length === 1 && first
    ? noticeText(first.event, first.params, reader)
    : filledIn(texts.subject, { count: items.length, company }, reader)
  const body = [
    texts.greeting,
    ...items.length === 1 && first ? [entry(first, frame)] : sections(items, frame),
    ...origin ? [`${texts.preferences}: ${origin}/account/notifications`] : [],
    ...events.length === 1 && unsubscribeUrl(events) ? [`${texts.unsubscribe}: ${unsubscribeUrl(events)}`] : [],
  ].join('\n\n')
  return { subject: subject.slice(0, 200), body: body.slice(0, 19_000), unsubscribeUrl: unsubscribeUrl(events) }
}

function sections(items: readonly MailItem[], frame: MailFrame): string[] {
  const catalogue = catalogueOf(frame.reader.language)
  return EVENT_GROUPS.flatMap((group) => {
    const inGroup = items.filter(item => eventDefinition(item.event).group === group)
    const byEvent = Map.groupBy(inGroup, item => preferenceEvent(item.event))
    const parts = [...byEvent].map(([event, all]) => section(event, all, frame))
    return parts.length ? [`## ${catalogue.groups[group]} (${inGroup.length})`, ...parts] : []
  })
}

function section(event: string, all: readonly MailItem[], frame: MailFrame): string {
  const texts = catalogueOf(frame.reader.language).mail
  const rest = all.length - SHOWN_PER_EVENT
  const url = frame.unsubscribeUrl([event])
  return [
    ...all.slice(0, SHOWN_PER_EVENT).map(item => `• ${entry(item, frame)}`),
    ...rest > 0 ? [`• ${filledIn(texts.more, { count: rest }, frame.reader)}`] : [],
    ...url ? [`  ${texts.unsubscribe}: ${url}`] : [],
  ].join('\n')
}

function entry({ event, params, link }: MailItem, { reader, origin }: MailFrame): string {
  const text = noticeText(event, params, reader)
  return origin && link ? `${text}\n  ${origin}${link}` : text
}
