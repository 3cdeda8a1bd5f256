import type { DecimalInput } from '#shared/money'

const numberFormats = new Map<string, Intl.NumberFormat>()

/**
 * Formats every digit of a decimal, as shared/money does for documents: given as text it never passes through a float, and
 * Intl rounds half away from zero. Done here without the decimal library, which pages that only show amounts need not load.
 */
function formatDecimal(value: DecimalInput | number, locale: string, options: Intl.NumberFormatOptions) {
  const key = locale + JSON.stringify(options)
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options)
  numberFormats.set(key, known)
  const text = typeof value === 'object' ? value.toFixed() : String(value)
  return known.format(text as Intl.StringNumericLiteral)
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options)
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, known)
  return known
}

/** Minutes as people write them: `7:30`, `-0:15`. */
export function durationText(minutes: number): string {
  const absolute = Math.abs(Math.round(minutes))
  return `${minutes < 0 ? '-' : ''}${Math.floor(absolute / 60)}:${String(absolute % 60).padStart(2, '0')}`
}

/** How amounts, days and instants are written for this person: their language, the company's zone and currency. */
export function useFormat() {
  const i18n = useNuxtApp().$i18n
  const { me } = useMe()
  const language = computed<'de' | 'en'>(() => i18n.locale.value === 'en' ? 'en' : 'de')
  const locale = computed(() => language.value === 'en' ? 'en-GB' : 'de-DE')
  const zone = computed(() => me.value?.tenant?.zone ?? 'Europe/Berlin')
  const currency = computed(() => me.value?.tenant?.currency ?? 'EUR')

  // A calendar day has no zone: it is formatted as the UTC midnight that it is carried as.
  const dayDate = (day: string) => new Date(`${day.slice(0, 10)}T00:00:00Z`)
  const utc = (day: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale.value, { ...options, timeZone: 'UTC' }).format(dayDate(day))
  const zoned = (instant: string | Date, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale.value, { ...options, timeZone: zone.value }).format(new Date(instant))

  const decimal = (value: DecimalInput | number, options: Intl.NumberFormatOptions) => formatDecimal(value, locale.value, options)
  const number = (value: DecimalInput | number) => decimal(value, { maximumFractionDigits: 4 })

  const day = (value: string) => utc(value, { day: '2-digit', month: '2-digit', year: 'numeric' })

  return {
    language,
    locale,
    zone,
    currency,
    money: (value: DecimalInput, inCurrency?: string) => decimal(value, { style: 'currency', currency: inCurrency ?? currency.value }),
    price: (value: DecimalInput) => decimal(value, { minimumFractionDigits: 2, maximumFractionDigits: 4 }),
    number,
    percent: (value: DecimalInput | number) => `${number(value)} %`,
    day,
    /** Text of the search index, in which days stand as the API writes them. */
    withDays: (text: string) => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, day),
    dayWithWeekday: (day: string) => utc(day, { weekday: 'short', day: '2-digit', month: '2-digit' }),
    month: (day: string) => utc(day, { month: 'long', year: 'numeric' }),
    monthShort: (day: string) => utc(day, { month: 'short' }),
    dateTime: (instant: string | Date) => zoned(instant, { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    time: (instant: string | Date) => zoned(instant, { hour: '2-digit', minute: '2-digit' }),
    /** Today's calendar day in the company's zone, `YYYY-MM-DD`. */
    today: () => dateFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone.value }).format(new Date()),
    duration: durationText,
  }
}
