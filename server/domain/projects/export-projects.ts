import type { Context } from '#server/platform/context'
import type { Column } from '#server/platform/spreadsheet'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'
import type { ProjectExportQuery } from '#shared/contracts/projects'
import { usageOf } from './budget-usage'
import { findProjects } from './list-projects'
import { seesRates } from './visible-projects'

const MOST_ROWS = 20_000

interface Row {
  project: Awaited<ReturnType<typeof findProjects>>[number]
  usage: Awaited<ReturnType<typeof usageOf>>[number] | undefined
}

interface ProjectColumn {
  de: string
  en: string
  kind: Column<Row>['kind']
  value: Column<Row>['value']
}

const COLUMNS: ProjectColumn[] = [
  { de: 'Nummer', en: 'Number', kind: 'text', value: ({ project }) => project.number },
  { de: 'Name', en: 'Name', kind: 'text', value: ({ project }) => project.name },
  { de: 'Kunde', en: 'Customer', kind: 'text', value: ({ project }) => project.customer?.name },
  { de: 'Leitung', en: 'Lead', kind: 'text', value: ({ project: { lead } }) => lead && `${lead.firstName} ${lead.lastName}` },
  { de: 'Status', en: 'Status', kind: 'text', value: ({ project }) => project.status },
  { de: 'Abrechnung', en: 'Billing', kind: 'text', value: ({ project }) => project.billingMethod },
  { de: 'Beginn', en: 'Start', kind: 'date', value: ({ project }) => project.startsOn },
  { de: 'Ende', en: 'End', kind: 'date', value: ({ project }) => project.endsOn },
  { de: 'Stunden', en: 'Hours', kind: 'number', value: ({ usage }) => hoursOf(usage?.usedMinutes) },
  { de: 'Budget Stunden', en: 'Budget hours', kind: 'number', value: ({ usage }) => hoursOf(usage?.budgetMinutes) },
]

const MONEY_COLUMNS: ProjectColumn[] = [
  { de: 'Wert', en: 'Value', kind: 'money', value: ({ usage }) => usage?.usedAmount },
  { de: 'Budget', en: 'Budget', kind: 'money', value: ({ usage }) => usage?.budgetAmount },
]

/** The visible projects of a filter with used and planned budget as a spreadsheet; money only for those who may see rates. */
export async function exportProjects(ctx: Context, { format, ...filter }: ProjectExportQuery) {
  const english = ctx.actor.tenant.language === 'en'
  const projects = await findProjects(ctx, filter, MOST_ROWS)
  const usage = new Map((await usageOf(ctx, projects)).map(row => [row.projectId, row]))
  const columns = [...COLUMNS, ...seesRates(ctx) ? MONEY_COLUMNS : []]
  return spreadsheetDownload({
    name: english ? 'projects' : 'projekte',
    format,
    language: ctx.actor.tenant.language,
    columns: columns.map(({ de, en, kind, value }) => ({ header: english ? en : de, kind, value })),
    rows: projects.map(project => ({ project, usage: usage.get(project.id) })),
  })
}

function hoursOf(minutes: number | null | undefined): number | null {
  return minutes === null || minutes === undefined ? null : Math.round(minutes * 100 / 60) / 100
}
