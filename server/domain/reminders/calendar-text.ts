import { dayInZone, dayText, timeInZone } from '#shared/calendar-day'
import { withoutMarkup } from '#shared/mentions'
import { publicOrigin } from '#server/platform/public-origin'
import { occurrencesBefore } from './occurrences'
import type { FoundReminder } from './reminder-rows'

const DAY_MS = 86_400_000
const YEARS_AHEAD = 10

/** Reminders as an iCalendar (RFC 5545): one event each, with rule, alarms and the clock of the zone. */
export function calendarText(reminders: readonly FoundReminder[], { zone, name }: { zone: string, name: string }): string {
  const first = reminders.reduce((earliest, { dueAt }) => dueAt < earliest ? dueAt : earliest, new Date(Date.UTC(2026, 0, 1)))
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//WorkmateOS//Reminders//DE', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(`${name} – Erinnerungen`)}`, `X-WR-TIMEZONE:${zone}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    ...timezone(zone, first),
    ...reminders.flatMap(reminder => eventOf(reminder, zone)),
    'END:VCALENDAR', '',
  ].map(folded).join('\r\n')
}

function eventOf(reminder: FoundReminder, zone: string): string[] {
  const { id, title, note, dueAt, dueOn, leadMinutes, priority, rrule, createdAt, version } = reminder
  const origin = publicOrigin()
  const start = dueOn ? `DTSTART;VALUE=DATE:${compact(dayText(dueOn))}` : `DTSTART;TZID=${zone}:${wall(dueAt, zone)}`
  return [
    'BEGIN:VEVENT', `UID:${id}@workmateos`, `SEQUENCE:${version}`, `DTSTAMP:${utc(createdAt)}`, start,
    ...dueOn ? [] : ['DURATION:PT15M'],
    `SUMMARY:${escaped(title)}`,
    ...note ? [`DESCRIPTION:${escaped(withoutMarkup(note))}`] : [],
    ...rrule ? [`RRULE:${restOfRule(reminder, rrule, zone)}`] : [],
    `PRIORITY:${{ HIGH: 1, NORMAL: 5, LOW: 9 }[priority]}`, 'TRANSP:TRANSPARENT',
    ...origin ? [`URL:${origin}/reminders?open=${id}`] : [],
    ...leadMinutes.flatMap(minutes => ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-PT${minutes}M`, 'END:VALARM']),
    'END:VEVENT',
  ]
}

/** The event begins with the current occurrence, so a counted rule is counted from there; UNTIL must be of the kind of DTSTART. */
function restOfRule({ dueAt, dueOn, seriesStart }: FoundReminder, rrule: string, zone: string): string {
  const past = occurrencesBefore({ rrule, seriesStart, zone }, dueAt)
  return rrule
    .replace(/COUNT=(\d+)/, (_, count: string) => `COUNT=${Math.max(1, Number(count) - past)}`)
    .replace(/UNTIL=(\d{8})T\d{6}Z/, (_, day: string) => dueOn ? `UNTIL=${day}` : `UNTIL=${day}T235959Z`)
}

/** When the clocks change, in each of the coming years; programs do not know every name of a zone. */
function timezone(zone: string, from: Date): string[] {
  const parts: string[] = []
  const end = from.getTime() + YEARS_AHEAD * 366 * DAY_MS
  const start = from.getTime() - 366 * DAY_MS
  let before = offsetMinutes(new Date(start), zone)
  parts.push(...observance('STANDARD', '19700101T000000', { before, after: before }))
  for (let at = start; at < end; at += DAY_MS) {
    const after = offsetMinutes(new Date(at + DAY_MS), zone)
    if (after === before) continue
    const change = momentOfChange(at, { zone, before })
    parts.push(...observance(after > before ? 'DAYLIGHT' : 'STANDARD', stamp(new Date(change + before * 60_000)), { before, after }))
    before = after
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE']
}

function observance(kind: 'STANDARD' | 'DAYLIGHT', start: string, { before, after }: { before: number, after: number }): string[] {
  return [`BEGIN:${kind}`, `DTSTART:${start}`, `TZOFFSETFROM:${offsetText(before)}`, `TZOFFSETTO:${offsetText(after)}`, `END:${kind}`]
}

/** To the minute, by halving the day in which it happens. */
function momentOfChange(from: number, { zone, before }: { zone: string, before: number }): number {
  let [low, high] = [from, from + DAY_MS]
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 120_000) * 60_000
    if (offsetMinutes(new Date(middle), zone) === before) low = middle
    else high = middle
  }
  return high
}

function offsetMinutes(instant: Date, zone: string): number {
  const clock = new Date(`${dayText(dayInZone(instant, zone))}T${timeInZone(instant, zone)}:00Z`).getTime()
  return Math.round((clock - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000)
}

function offsetText(minutes: number): string {
  const absolute = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(absolute / 60)).padStart(2, '0')}${String(absolute % 60).padStart(2, '0')}`
}

const compact = (day: string) => day.replaceAll('-', '')
const stamp = (date: Date) => date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
const utc = (instant: Date) => `${stamp(instant)}Z`
const wall = (instant: Date, zone: string) => `${compact(dayText(dayInZone(instant, zone)))}T${timeInZone(instant, zone).replace(':', '')}00`

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, character => `\\${character}`).replace(/\r?\n/g, '\\n')
}

/** Lines of more than 75 bytes go on in the next one, after a blank; no character is torn apart. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const character of line) {
    if (Buffer.byteLength(part + character) > (parts.length ? 74 : 75)) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part].join('\r\n ')
}
