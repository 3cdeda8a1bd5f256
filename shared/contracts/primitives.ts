import { Decimal } from 'decimal.js'
import { z } from 'zod'

/** ISO 8601 instant on the wire, `Date` in code. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: iso => new Date(iso),
  encode: date => date.toISOString(),
})

/** Calendar day `YYYY-MM-DD` on the wire, `Date` at UTC midnight in code. */
export const Day = z.codec(z.iso.date(), z.date(), {
  decode: day => new Date(`${day}T00:00:00.000Z`),
  encode: date => date.toISOString().slice(0, 10),
})

/** Prisma's and our own Decimal come from two copies of the same library; both are accepted. */
const DecimalValue = z.custom<Decimal>(value => Decimal.isDecimal(value))

function decimal(pattern: RegExp) {
  return z.codec(z.string().max(20).regex(pattern, { error: 'number.invalid' }), DecimalValue, {
    decode: text => new Decimal(text),
    encode: value => value.toFixed(),
  })
}

/** Amount of money, at most 12 digits and 2 decimals; text on the wire ("1234.50"), Decimal in code. */
export const Money = z.codec(z.string().max(20).regex(/^-?\d{1,12}(\.\d{1,2})?$/, { error: 'number.invalid' }), DecimalValue, {
  decode: text => new Decimal(text),
  encode: value => value.toFixed(2),
})

/** Price, rate or quantity with up to 4 decimals; text on the wire, Decimal in code. */
export const Amount4 = decimal(/^-?\d{1,10}(\.\d{1,4})?$/)

/** Rate per hour, never negative. */
export const Rate = decimal(/^\d{1,10}(\.\d{1,4})?$/)

/** Percentage 0 to 100 with up to 2 decimals. */
export const Percent = decimal(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/)

export const Id = z.uuid()

/** Optimistic lock: the version the caller has seen. */
export const Version = z.int().min(1)

/**
 * Text of one line: trimmed, no control characters (a CR or LF here could forge a mail header), and none that turn the direction of
 * what follows: with them a name shows another ending than it has.
 */
export function line(max: number, min = 0) {
  // eslint-disable-next-line no-control-regex -- refusing control characters is the point
  return z.string().trim().min(min).max(max).regex(/^[^\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]*$/, { error: 'text.control-characters' })
}

/** Text of several lines; line breaks and tabs are allowed, other control characters are not. */
export function text(max: number) {
  // eslint-disable-next-line no-control-regex -- refusing control characters is the point
  return z.string().trim().max(max).regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/, { error: 'text.control-characters' })
}

export const Email = z.email().max(254)

/**
 * Query of a list: page from 1, at most 100 rows, sort by an allow-listed key, `-` before it for descending.
 * The first key is the default and may itself carry the `-`.
 */
export function listQuery<Sort extends readonly [string, ...string[]], Filters extends z.ZodRawShape>(
  sort: Sort,
  filters: Filters,
) {
  const keys = sort.map(key => key.replace(/^-/, '')).flatMap(key => [key, `-${key}`]) as [string, ...string[]]
  return z.strictObject({
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    limit: z.coerce.number().int().min(1).max(100).default(25),
    sort: z.enum(keys).default(sort[0]),
    q: line(100).optional(),
    ...filters,
  })
}

/** Answer of a list: one page of items and how many there are in all, at most `MOST_COUNTED` where lists grow long. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int() })
}

/** `true`/`false` in a query string. */
export const Flag = z.enum(['true', 'false']).transform(value => value === 'true')

/** Path parameter `id`. */
export const IdParams = z.strictObject({ id: Id })
