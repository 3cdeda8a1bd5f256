import { Decimal } from 'decimal.js'

/** A value of a cell. Dates of kind `date` are UTC midnights, of kind `datetime` instants. */
export type Cell = string | number | Decimal | Date | boolean | null | undefined

/** One column of an export. */
export interface Column<Row> {
  header: string
  value: (row: Row) => Cell
  kind: 'text' | 'number' | 'money' | 'date' | 'datetime'
  /** IANA zone in which instants are written; default Europe/Berlin. */
  zone?: string
}

/** Numbers of two copies of the decimal library are accepted. */
export function isNumeric(value: Cell): value is number | Decimal {
  return typeof value === 'number' || Decimal.isDecimal(value)
}

/** Plain digits with a point; money with two decimals. */
export function numberText(value: number | Decimal, kind: Column<unknown>['kind']): string {
  const decimal = new Decimal(value.toString())
  return kind === 'money' ? decimal.toFixed(2) : decimal.toFixed()
}

/** The instant's wall clock in the zone, as if it were UTC: spreadsheets know no zones. */
export function wallClock(instant: Date, zone = 'Europe/Berlin'): Date {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(instant).map(part => [part.type, part.value]))
  return new Date(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}.000Z`)
}
