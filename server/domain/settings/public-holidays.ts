import type Holidays from 'date-holidays'
import { dayText } from '#shared/calendar-day'
import type { FederalState } from '#shared/federal-states'

/** A public holiday by law of a federal state. */
export interface PublicHoliday {
  /** YYYY-MM-DD. */
  day: string
  name: string
}

type Language = 'de' | 'en'

/** The library reads the calendars of the whole world; it is loaded when the first one asks. */
let library: Promise<typeof Holidays> | undefined
const years = new Map<string, PublicHoliday[]>()

/** Public holidays of a federal state between two days (UTC midnights), named in the language. */
export async function publicHolidays(state: FederalState, span: { from: Date, to: Date }, language: Language): Promise<PublicHoliday[]> {
  const first = span.from.getUTCFullYear()
  const count = span.to.getUTCFullYear() - first + 1
  const all = await Promise.all(Array.from({ length: count }, (_, index) => yearOf(state, first + index, language)))
  const [from, to] = [dayText(span.from), dayText(span.to)]
  return all.flat().filter(holiday => holiday.day >= from && holiday.day <= to)
}

async function yearOf(state: FederalState, year: number, language: Language): Promise<PublicHoliday[]> {
  const key = `${state} ${year} ${language}`
  const known = years.get(key)
  if (known) return known
  library ??= import('date-holidays').then(module => module.default)
  const Calendar = await library
  const [country = 'DE', region = 'BY'] = state.split('-')
  const found = new Calendar(country, region).getHolidays(year, language)
    .filter(holiday => holiday.type === 'public')
    .map(holiday => ({ day: holiday.date.slice(0, 10), name: holiday.name }))
  years.set(key, found)
  return found
}
