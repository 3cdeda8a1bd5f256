import type { DecimalInput } from '#shared/money'
import { withPercentSign } from '#shared/percent-sign'

type NumberForm = (locale: string) => Intl.NumberFormat

/** Number formats of one kind, made once per language. */
function numberForm(options: Intl.NumberFormatOptions): NumberForm {
  const formats = new Map<string, Intl.NumberFormat>()
  return (locale) => {
    const known = formats.get(locale) ?? new Intl.NumberFormat(locale, options)
    formats.set(locale, known)
    return known
  }
}

const plain = numberForm({ maximumFractionDigits: 4 })
const compactNumber = numberForm({ notation: 'compact', maximumFractionDigits: 1 })
const pricing = numberForm({ minimumFractionDigits: 2, maximumFractionDigits: 4 })

/** Number formats of one kind, made once per currency. */
function currencyForm(options: Intl.NumberFormatOptions): (currency: string) => NumberForm {
  const forms = new Map<string, NumberForm>()
  return (currency) => {
    const known = forms.get(currency) ?? numberForm({ ...options, style: 'currency', currency })
    forms.set(currency, known)
    return known
  }
}

const moneyIn = currencyForm({})
const rateIn = currencyForm({ minimumFractionDigits: 2, maximumFractionDigits: 4 })

/**
 * Formats every digit of a decimal, as shared/money does for documents: given as text it never passes through a float, and
 * Intl rounds half away from zero. Done here without the decimal library, which pages that only show amounts need not load.
 */
function formatDecimal(value: DecimalInput | number, format: Intl.NumberFormat) {
  const text = typeof value === 'object' ? value.toFixed() : String(value)
  return format.format(text as Intl.StringNumericLiteral)
}

type DateForm = (locale: string, timeZone: string) => Intl.DateTimeFormat

/** Date formats of one kind, made once per language and zone. */
function dateForm(options: Intl.DateTimeFormatOptions): DateForm {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (locale, timeZone) => {
    const key = `${locale} ${timeZone}`
    const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone })
    formats.set(key, known)
    return known
  }
}

const TWO_DIGITS = { day: '2-digit', month: '2-digit' } as const
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const
const dayForm = dateForm({ ...TWO_DIGITS, year: 'numeric' })
const shortDayForm = dateForm(TWO_DIGITS)
const weekdayForm = dateForm({ ...TWO_DIGITS, weekday: 'short' })
const monthForm = dateForm({ month: 'long', year: 'numeric' })
const shortMonthForm = dateForm({ month: 'short' })
const monthOfYearForm = dateForm({ month: 'short', year: '2-digit' })
const instantForm = dateForm({ ...TWO_DIGITS, ...CLOCK, year: 'numeric' })
const clockForm = dateForm(CLOCK)

/** Minutes as people write them: `7:30`, `-0:15`. */
export function durationText(minutes: number): string {
  const absolute = Math.abs(Math.round(minutes))
  return `${minutes < 0 ? '-' : ''}${Math.floor(absolute / 60)}:${String(absolute % 60).padStart(2, '0')}`
}

const formats = new WeakMap<object, ReturnType<typeof formatOf>>()

/** How amounts, days and instants are written for this person: their language, the company's zone and currency. */
export function useFormat() {
  const app = useNuxtApp()
  // One for all: a list shows hundreds of amounts and days.
  const known = formats.get(app) ?? formatOf(app)
  formats.set(app, known)
  return known
}

function formatOf(app: ReturnType<typeof useNuxtApp>) {
  const i18n = app.$i18n
  const { me } = useMe()
  const language = computed<'de' | 'en'>(() => i18n.locale.value === 'en' ? 'en' : 'de')
  const locale = computed(() => language.value === 'en' ? 'en-GB' : 'de-DE')
  const zone = computed(() => me.value?.tenant?.zone ?? 'Europe/Berlin')
  const currency = computed(() => me.value?.tenant?.currency ?? 'EUR')

  // A calendar day has no zone: it is formatted as the UTC midnight that it is carried as.
  const utc = (day: string, form: DateForm) => form(locale.value, 'UTC').format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
  const zoned = (instant: string | Date, form: DateForm) => form(locale.value, zone.value).format(new Date(instant))
  const decimal = (value: DecimalInput | number, form: NumberForm) => formatDecimal(value, form(locale.value))
  const number = (value: DecimalInput | number) => decimal(value, plain)

  const day = (value: string) => utc(value, dayForm)

  return {
    language,
    locale,
    zone,
    currency,
    money: (value: DecimalInput, inCurrency?: string) => decimal(value, moneyIn(inCurrency ?? currency.value)),
    price: (value: DecimalInput) => decimal(value, pricing),
    hourlyRate: (value: DecimalInput, inCurrency?: string) => `${decimal(value, rateIn(inCurrency ?? currency.value))}/h`,
    number,
    /** As short as an axis needs it. */
    compact: (value: number) => decimal(value, compactNumber),
    percent: (value: DecimalInput | number) => withPercentSign(number(value), language.value),
    day,
    /** Text of the search index, in which days stand as the API writes them. */
    withDays: (text: string) => text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, day),
    dayWithWeekday: (day: string) => utc(day, weekdayForm),
    month: (day: string) => utc(day, monthForm),
    dayShort: (day: string) => utc(day, shortDayForm),
    monthShort: (day: string) => utc(day, shortMonthForm),
    monthOfYear: (day: string) => utc(day, monthOfYearForm),
    dateTime: (instant: string | Date) => zoned(instant, instantForm),
    time: (instant: string | Date) => zoned(instant, clockForm),
    /** Today's calendar day in the company's zone, `YYYY-MM-DD`. */
    today: () => dayForm('sv-SE', zone.value).format(new Date()),
    duration: durationText,
  }
}
