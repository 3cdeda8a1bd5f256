import type { Context } from '#server/platform/context'
import type { Download } from '#server/platform/define-download'
import type { Column } from '#server/platform/spreadsheet'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'
import { dayText, todayIn } from '#shared/calendar-day'
import type { TimeEntryExportQuery } from '#shared/contracts/time-tracking'
import { Decimal } from '#shared/money'
import { whereOf } from './list-time-entries'
import { timeEntryFields, type TimeEntryRow } from './time-entry-fields'
import { accessOf } from './time-entry-policy'

const MOST_ROWS = 50_000

const TEXTS = {
  de: {
    title: 'Zeiten', day: 'Tag', from: 'Von', to: 'Bis', person: 'Person', customer: 'Kunde', project: 'Projekt', number: 'Projektnr.',
    activity: 'Tätigkeit', note: 'Notiz', break: 'Pause (min)', minutes: 'Netto (min)', hours: 'Stunden', billable: 'Abrechenbar',
    billed: 'Abgerechnet', rate: 'Stundensatz', status: 'Status', yes: 'ja', no: 'nein',
    states: { RUNNING: 'läuft', DRAFT: 'offen', SUBMITTED: 'eingereicht', APPROVED: 'freigegeben', REJECTED: 'zurückgewiesen' },
  },
  en: {
    title: 'Time', day: 'Day', from: 'From', to: 'To', person: 'Person', customer: 'Customer', project: 'Project', number: 'Project no.',
    activity: 'Activity', note: 'Note', break: 'Break (min)', minutes: 'Net (min)', hours: 'Hours', billable: 'Billable',
    billed: 'Billed', rate: 'Hourly rate', status: 'Status', yes: 'yes', no: 'no',
    states: { RUNNING: 'running', DRAFT: 'open', SUBMITTED: 'submitted', APPROVED: 'approved', REJECTED: 'rejected' },
  },
} as const

/** All time that matches the filter as CSV or XLSX, at most 50,000 rows, oldest first. */
export async function exportTimeEntries(ctx: Context, { format, ...filter }: TimeEntryExportQuery): Promise<Download> {
  const language = ctx.actor.tenant.language === 'en' ? 'en' : 'de'
  const rows = await ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where: await whereOf(ctx, filter),
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    take: MOST_ROWS,
    select: timeEntryFields,
  })
  const { seesRates } = await accessOf(ctx)
  const columns = columnsOf(language, { zone: ctx.actor.tenant.zone, seesRates })
  const name = `${TEXTS[language].title}-${dayText(todayIn(ctx.actor.tenant.zone, ctx.now()))}`
  return spreadsheetDownload({ name, format, language, columns, rows })
}

function columnsOf(language: 'de' | 'en', { zone, seesRates }: { zone: string, seesRates: boolean }): Column<TimeEntryRow>[] {
  const text = TEXTS[language]
  const yesNo = (value: boolean) => value ? text.yes : text.no
  const columns: Column<TimeEntryRow>[] = [
    { header: text.day, kind: 'date', value: row => row.workedOn },
    { header: text.from, kind: 'datetime', zone, value: row => row.startedAt },
    { header: text.to, kind: 'datetime', zone, value: row => row.endedAt },
    { header: text.person, kind: 'text', value: row => `${row.employee.firstName} ${row.employee.lastName}` },
    { header: text.customer, kind: 'text', value: row => row.project?.customer?.name },
    { header: text.number, kind: 'text', value: row => row.project?.number },
    { header: text.project, kind: 'text', value: row => row.project?.name },
    { header: text.activity, kind: 'text', value: row => row.activity?.name },
    { header: text.note, kind: 'text', value: row => row.note },
    { header: text.break, kind: 'number', value: row => row.breakMinutes },
    { header: text.minutes, kind: 'number', value: row => row.netMinutes },
    { header: text.hours, kind: 'number', value: row => new Decimal(row.netMinutes).div(60).toDecimalPlaces(4) },
    { header: text.billable, kind: 'text', value: row => yesNo(row.billable) },
    { header: text.billed, kind: 'text', value: row => yesNo(row.invoiceLineId !== null) },
    { header: text.status, kind: 'text', value: row => text.states[row.status] },
  ]
  if (seesRates) columns.push({ header: text.rate, kind: 'number', value: row => row.hourlyRate && new Decimal(row.hourlyRate.toFixed()) })
  return columns
}
