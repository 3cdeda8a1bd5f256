import type { Prisma } from '#server/generated/prisma/client'
import { getCompanyProfile } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import type { Download } from '#server/platform/define-download'
import { embeddedFonts } from '#server/platform/document-fonts'
import { Problem } from '#server/platform/errors'
import { renderPdf } from '#server/platform/pdf'
import { openFile, readFileOf, type StoredFileRow } from '#server/platform/stored-files'
import { dayInZone, dayText, todayIn } from '#shared/calendar-day'
import type { TimesheetDocumentQuery } from '#shared/contracts/time-tracking'
import { ownEmployeeId } from './time-entry-policy'
import { whereOf } from './list-time-entries'
import { timesheetDocument, type TimesheetContent } from './timesheet-document'
import { timesheetDocumentTexts, type DocumentLanguage } from './timesheet-document-texts'

/** A document nobody would sign; narrow the period instead. */
const MOST_ENTRIES = 5000

const entryFields = {
  workedOn: true, startedAt: true, endedAt: true, breakMinutes: true, netMinutes: true, note: true, status: true,
  employee: { select: { firstName: true, lastName: true } },
  project: { select: { number: true, name: true } },
  activity: { select: { name: true } },
  timesheet: { select: { id: true, weekStartsOn: true, decidedById: true, decidedAt: true, status: true } },
} as const satisfies Prisma.TimeEntrySelect

type Entry = Prisma.TimeEntryGetPayload<{ select: typeof entryFields }>

/**
 * The signed-off timesheet (Leistungsnachweis) of a customer, project or person as PDF; without any of them of oneself.
 * Throws `timesheet.document-empty`, `timesheet.document-too-long`.
 */
export async function makeTimesheetDocument(ctx: Context, query: TimesheetDocumentQuery): Promise<Download> {
  const employeeId = query.employeeId ?? (query.customerId || query.projectId ? undefined : ownEmployeeId(ctx))
  const entries = await provenEntries(ctx, { ...query, employeeId })
  const profile = await getCompanyProfile(ctx)
  const about = await subjectOf(ctx, { ...query, employeeId })
  const logo = profile.logoFileId ? await readFileOf(ctx, profile.logoFileId) : null
  const content: TimesheetContent = {
    ...about,
    language: query.language ?? about.language,
    zone: ctx.actor.tenant.zone,
    company: profile.legalName,
    from: query.from,
    to: query.to,
    createdOn: todayIn(ctx.actor.tenant.zone, ctx.now()),
    entries: entries.map(toProvenTime),
    approvals: await approvalsOf(ctx, entries),
  }
  const name = `${timesheetDocumentTexts[content.language].title}-${dayText(query.from)}-${dayText(query.to)}.pdf`
  return {
    name, mimeType: 'application/pdf', inline: true,
    body: async () => renderPdf(timesheetDocument(content, { fontFaces: await embeddedFonts(), logo: await dataUri(logo) })),
  }
}

async function dataUri(logo: StoredFileRow | null): Promise<string | null> {
  return logo && `data:${logo.mimeType};base64,${(await openFile(logo)).toString('base64')}`
}

async function provenEntries(ctx: Context, { withOpen, ...query }: TimesheetDocumentQuery): Promise<Entry[]> {
  const { from, to, customerId, projectId, employeeId } = query
  const entries = await ctx.db.timeEntry.findMany({
    relationLoadStrategy: 'join',
    where: { AND: [await whereOf(ctx, { from, to, customerId, projectId, employeeId })], status: withOpen ? { not: 'RUNNING' } : 'APPROVED' },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    take: MOST_ENTRIES + 1,
    select: entryFields,
  })
  if (entries.length === 0) throw new Problem('timesheet.document-empty')
  if (entries.length > MOST_ENTRIES) throw new Problem('timesheet.document-too-long', { details: { most: MOST_ENTRIES } })
  return entries
}

function toProvenTime(entry: Entry) {
  return {
    ...entry,
    person: nameOf(entry.employee),
    project: entry.project && `${entry.project.number} ${entry.project.name}`,
    activity: entry.activity?.name ?? null,
    approved: entry.status === 'APPROVED',
  }
}

function nameOf(person: { firstName: string, lastName: string }): string {
  return `${person.firstName} ${person.lastName}`
}

/** What stands in the head of the document. The reader may see the time, so also whose and for whom it is. */
async function subjectOf(ctx: Context, { customerId, projectId, employeeId }: Partial<TimesheetDocumentQuery>) {
  const projectFields = { number: true, name: true, customerId: true } as const
  const project = projectId && await ctx.db.project.findFirst({ where: { id: projectId }, select: projectFields })
  const customerOf = customerId ?? (project ? project.customerId : null)
  const customer = customerOf && await ctx.db.customer.findFirst({ where: { id: customerOf }, select: { name: true, language: true } })
  const person = employeeId && await ctx.db.employee.findFirst({ where: { id: employeeId }, select: { firstName: true, lastName: true } })
  return {
    language: languageOf(customer ? customer.language : ctx.actor.tenant.language),
    customer: customer ? customer.name : null,
    project: project ? `${project.number} ${project.name}` : null,
    person: person ? nameOf(person) : null,
  }
}

function languageOf(language: string): DocumentLanguage {
  return language === 'en' ? 'en' : 'de'
}

async function approvalsOf(ctx: Context, entries: readonly Entry[]): Promise<TimesheetContent['approvals']> {
  const sheets = new Map(entries.flatMap(({ timesheet, employee, status }) => timesheet && status === 'APPROVED'
    ? [[timesheet.id, { ...timesheet, person: nameOf(employee) }] as const]
    : []))
  const deciders = await ctx.db.employee.findMany({
    where: { id: { in: [...sheets.values()].flatMap(sheet => sheet.decidedById ?? []) } },
    select: { id: true, firstName: true, lastName: true },
  })
  const names = new Map(deciders.map(decider => [decider.id, nameOf(decider)]))
  return [...sheets.values()].flatMap(({ weekStartsOn, person, decidedAt, decidedById, status }) => decidedAt && status === 'APPROVED'
    ? [{ weekStartsOn, person, approvedOn: dayInZone(decidedAt, ctx.actor.tenant.zone), approvedBy: names.get(decidedById ?? '') ?? '–' }]
    : []).sort((a, b) => a.weekStartsOn.getTime() - b.weekStartsOn.getTime() || a.person.localeCompare(b.person))
}
