import type { BillableTime } from '#server/domain/time-tracking'
import type { TimeGrouping } from '#shared/choices/invoices'
import { lineAmounts } from '#shared/invoice-totals'
import { Decimal, decimal } from '#shared/money'

/** A line to be, with the time it bills. */
export interface TimeLine {
  description: string
  details: string | null
  minutes: number
  /** Hours with up to four decimals. */
  quantity: Decimal
  unitPrice: Decimal
  netAmount: Decimal
  entries: BillableTime[]
}

type Entry = BillableTime & { hourlyRate: Decimal }

/** Time that has a rate; what has none cannot be billed yet. */
export function withRate(entries: readonly BillableTime[]): Entry[] {
  return entries.filter((entry): entry is Entry => entry.hourlyRate !== null)
}

/** Groups time into invoice lines. A line has one price, so different rates give different lines in every grouping. */
export function timeLines(entries: readonly Entry[], grouping: TimeGrouping, language: string): TimeLine[] {
  const groups = new Map<string, [Entry, ...Entry[]]>()
  for (const entry of entries) {
    const key = `${keyOf(entry, grouping)}|${entry.hourlyRate.toFixed()}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()].map(group => lineOf(group, grouping, language))
}

function keyOf(entry: Entry, grouping: TimeGrouping): string {
  if (grouping === 'SINGLE') return ''
  if (grouping === 'PERSON') return `${entry.project.id}|${entry.employee.id}`
  if (grouping === 'DAY') return `${entry.project.id}|${entry.workedOn.toISOString()}`
  return `${entry.project.id}|${entry.activity?.id ?? ''}`
}

function lineOf(entries: [Entry, ...Entry[]], grouping: TimeGrouping, language: string): TimeLine {
  const minutes = entries.reduce((total, entry) => total + entry.netMinutes, 0)
  const quantity = new Decimal(minutes).dividedBy(60).toDecimalPlaces(4, Decimal.ROUND_HALF_UP)
  const unitPrice = decimal(entries[0].hourlyRate)
  return {
    description: descriptionOf(entries[0], grouping, language),
    details: grouping === 'SINGLE' ? projectsOf(entries) : `${entries[0].project.number} ${entries[0].project.name}`,
    minutes, quantity, unitPrice, entries,
    netAmount: lineAmounts({ quantity, unitPrice, discountPercent: '0' }).net,
  }
}

function descriptionOf(entry: Entry, grouping: TimeGrouping, language: string): string {
  if (grouping === 'PERSON') return `${entry.employee.firstName} ${entry.employee.lastName}`
  if (grouping === 'DAY') {
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { timeZone: 'UTC',
      dateStyle: 'medium' }).format(entry.workedOn)
    return language === 'en' ? `Services on ${day}` : `Leistungen am ${day}`
  }
  if (grouping === 'ACTIVITY' && entry.activity) return entry.activity.name
  return language === 'en' ? 'Services as recorded' : 'Leistungen nach Zeitaufwand'
}

function projectsOf(entries: readonly Entry[]): string {
  return [...new Set(entries.map(entry => `${entry.project.number} ${entry.project.name}`))].join(', ').slice(0, 2000)
}
