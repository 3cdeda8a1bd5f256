import type { ImportField, ImportFieldType } from '#shared/import-fields'
import { parseDuration } from '#shared/time-span'
import type { Cell } from './table/read-table'

/** How numbers and days of the file are written. */
export type Format = 'de' | 'en'

/** A cell as the contracts take it on the wire, or the code of what is wrong with it. */
export type ReadValue = { value: string | number | boolean } | { error: string } | null

/** Reads a cell as its field wants it; null when it is empty. */
export function readValue(cell: Cell | undefined, field: ImportField, format: Format): ReadValue {
  const text = neutralised(String(cell ?? '').trim())
  if (text === '') return null
  return READERS[field.type]({ cell, text, format, field })
}

interface Written {
  cell: Cell | undefined
  text: string
  format: Format
  field: ImportField
}

const READERS: Record<ImportFieldType, (written: Written) => ReadValue> = {
  text: ({ text }) => ({ value: text.replace(/\s+/g, ' ') }),
  lines: ({ text }) => ({ value: text }),
  decimal, integer, hours, day, time, choice, flag: choice,
}

/** Our own exports put an apostrophe before what a spreadsheet would take for a formula. */
function neutralised(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}

/** Plain digits of a number in German or English writing; null when it is none. */
function digits({ cell, text, format }: Written): string | null {
  if (typeof cell === 'number') return String(Number(cell.toFixed(6)))
  const bare = text.replace(/[\s\u00A0\u202F'’]|€|EUR|h$|Std\.?$/gi, '')
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  const whole = last < 0 || groupsThousands(bare, format)
  const plain = whole ? bare.replace(/[.,]/g, '') : `${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null
}

/** Whether the marks of a number only group its digits: 1.234.567 always, 1.234 where a point does that. */
function groupsThousands(bare: string, format: Format): boolean {
  const [, mark, more] = /^-?\d{1,3}([.,])\d{3}((?:\1\d{3})*)$/.exec(bare) ?? []
  return mark !== undefined && (more !== '' || mark === (format === 'de' ? '.' : ','))
}

function decimal(written: Written): ReadValue {
  const plain = digits(written)
  return plain === null ? { error: 'number.invalid' } : { value: plain }
}

function integer(written: Written): ReadValue {
  const plain = Number(digits(written) ?? Number.NaN)
  return Number.isInteger(plain) ? { value: plain } : { error: 'number.invalid' }
}

/** Hours as 1:30, 1,5 or 1h 30m; in minutes. More than a day may be meant (a week, a budget). */
function hours(written: Written): ReadValue {
  const clock = /^(\d{1,6}):([0-5]\d)(?::[0-5]\d)?$/.exec(written.text)
  if (clock) return { value: Number(clock[1]) * 60 + Number(clock[2]) }
  const plain = digits(written)
  const minutes = plain === null ? parseDuration(written.text) : Math.round(Number(plain) * 60)
  return minutes === null || minutes < 0 ? { error: 'duration.invalid' } : { value: minutes }
}

function day({ text, format }: Written): ReadValue {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[ ,].*)?$/.exec(text)
  if (!written) return { error: 'day.invalid' }
  const [first, second] = [Number(written[1]), Number(written[3])]
  const year = Number(written[4]) + (written[4]?.length === 2 ? 2000 : 0)
  const monthFirst = format === 'en' && written[2] !== '.' ? first <= 12 : second > 12 && written[2] !== '.'
  return monthFirst ? dayOf(year, first, second) : dayOf(year, second, first)
}

function dayOf(year: number, month: number, date: number): ReadValue {
  const found = new Date(Date.UTC(year, month - 1, date))
  const real = !Number.isNaN(found.getTime()) && found.toISOString().startsWith(`${year}-${two(month)}-${two(date)}`)
  return real && year > 1900 && year < 2200 ? { value: found.toISOString().slice(0, 10) } : { error: 'day.invalid' }
}

/** A time of day as HH:mm, also behind a day ("02.03.2026 09:00") and with am or pm. */
function time({ cell, text }: Written): ReadValue {
  if (typeof cell === 'number' && cell >= 0 && cell < 1) return timeOf(Math.round(cell * 1440))
  const [, hour, minute = '00', half] = /(?:^|[T ])(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?(?:\.\d+)?\s*(am|pm|uhr|z)?$/i.exec(text) ?? []
  if (hour === undefined || Number(minute) > 59) return { error: 'time.invalid' }
  return timeOf(hourOf(Number(hour), half?.toLowerCase()) * 60 + Number(minute))
}

/** Hour of the day: 12 am is midnight, 2 pm is 14. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === 'am' && hour === 12) return 0
  return half === 'pm' && hour < 12 ? hour + 12 : hour
}

function timeOf(minutes: number): ReadValue {
  return minutes <= 1440 ? { value: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` } : { error: 'time.invalid' }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function choice({ text, field }: Written): ReadValue {
  const wanted = text.toLowerCase()
  const found = Object.entries(field.choices ?? {}).find(([value, words]) => [value, ...words].some(word => word.toLowerCase() === wanted))
  if (!found) return { error: 'import.unknown-choice' }
  return { value: field.type === 'flag' ? found[0] === 'true' : found[0] }
}
