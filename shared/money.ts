import { Decimal } from 'decimal.js'
import { withPercentSign } from './percent-sign'

export { Decimal }

/** A decimal as text, as our Decimal or as Prisma's Decimal; a float is refused by the type. */
export type DecimalInput = string | { toFixed(places?: number): string, isZero(): boolean }

/** Reads a decimal without ever passing through a float; throws on anything that is not a finite number. */
export function decimal(value: DecimalInput): Decimal {
  const parsed = new Decimal(typeof value === 'string' ? value : value.toFixed())
  if (!parsed.isFinite()) throw new RangeError('not a finite decimal')
  return parsed
}

/**
 * The one rounding rule for money: half up to cents, for negative amounts away from zero, so that a
 * cancellation mirrors its invoice exactly.
 */
export function roundToCents(value: DecimalInput): Decimal {
  const rounded = decimal(value).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
  return rounded.isZero() ? new Decimal(0) : rounded
}

/** Exact sum; zero for an empty list. */
export function sum(values: Iterable<DecimalInput>): Decimal {
  let total = new Decimal(0)
  for (const value of values) total = total.plus(decimal(value))
  return total
}

/** An amount as it travels and is stored: rounded by the one rule, always two places, never `-0.00`. */
export function moneyText(value: DecimalInput): string {
  return roundToCents(value).toFixed(2)
}

/** A decimal without trailing zeros or exponent: quantities, rates, prices. */
export function plainText(value: DecimalInput): string {
  const parsed = decimal(value)
  return parsed.isZero() ? '0' : parsed.toFixed()
}

const formats = new Map<string, Intl.NumberFormat>()

function numberFormat(language: string, options: Intl.NumberFormatOptions) {
  const locale = language === 'en' ? 'en-GB' : 'de-DE'
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.NumberFormat(locale, options)
  formats.set(key, known)
  return known
}

function format(value: Decimal, language: string, options: Intl.NumberFormatOptions) {
  // Given as text, Intl formats every digit; a number would pass through a float.
  return numberFormat(language, options).format(value.toFixed() as Intl.StringNumericLiteral)
}

/** An amount with its currency as a reader of the language expects it, e.g. `1.234,50 €`. */
export function formatMoney(value: DecimalInput, currency: string, language: string): string {
  return format(roundToCents(value), language, { style: 'currency', currency })
}

/** An amount with two places and grouping, without the currency. */
export function formatAmount(value: DecimalInput, language: string): string {
  return format(roundToCents(value), language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** A unit price: at least two places, up to four where the price has them. */
export function formatPrice(value: DecimalInput, language: string): string {
  return format(decimal(value), language, { minimumFractionDigits: 2, maximumFractionDigits: 4 })
}

/** A quantity or rate with only the places it has, at most four. */
export function formatNumber(value: DecimalInput, language: string): string {
  return format(decimal(value), language, { maximumFractionDigits: 4 })
}

/** A rate in hundredths with its sign: `7,5 %` in German, `7.5%` in English. */
export function formatPercent(value: DecimalInput, language: string): string {
  return withPercentSign(formatNumber(value, language), language)
}
