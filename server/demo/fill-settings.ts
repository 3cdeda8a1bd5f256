import type { Context } from '#server/platform/context'
import { addDays } from '#shared/calendar-day'
import type { FederalState } from '#shared/federal-states'
import type { AreaFill, FillArea } from './fill-areas'

/** Settings that are not the default, days of the company, a hold, a class of its own, and requests about personal data. */
export const fillSettings: FillArea = async ({ base, random, today, step }) => {
  const year = today.getUTCFullYear()
  await step(ctx => fillValues(ctx, base.company.slug === 'suedwind' ? 'DE-BW' : 'DE-HH'), addDays(today, -30))
  await step(ctx => fillHolidays(ctx, year), addDays(today, -29))
  await step(ctx => fillRetention(ctx, { base, today }), addDays(today, -20))
  await step(ctx => fillRequests(ctx, { base, random, today }), addDays(today, -2))
}

async function fillValues(ctx: Context, state: FederalState): Promise<void> {
  await ctx.db.setting.createMany({ data: [
    { key: 'company.federal-state', value: state },
    { key: 'invoices.reminder-days', value: 14 },
    { key: 'documents.trash-days', value: 60 },
    { key: 'time.longest-entry-hours', value: 14 },
  ] })
}

async function fillHolidays(ctx: Context, year: number): Promise<void> {
  const days = [year, year + 1].flatMap(of => [
    { day: new Date(Date.UTC(of, 11, 24)), name: 'Heiligabend' },
    { day: new Date(Date.UTC(of, 11, 31)), name: 'Silvester', halfDay: true },
  ])
  await ctx.db.companyHoliday.createMany({ data: [...days, { day: new Date(Date.UTC(year + 1, 5, 26)), name: 'Betriebsausflug' }] })
}

async function fillRetention(ctx: Context, { base, today }: Pick<AreaFill, 'base' | 'today'>): Promise<void> {
  const [first] = base.employees
  const [customer] = base.customers
  await ctx.db.retentionClass.create({ data: {
    key: 'own-applications', name: 'Bewerbungsunterlagen', years: 1, fromYearEnd: false, legalBasis: '§ 15 Abs. 4 AGG, § 61b ArbGG',
  } })
  if (!first || !customer) return
  await ctx.db.legalHold.create({ data: {
    entityType: 'Customer', entityId: customer.id, placedById: first.id, placedAt: addDays(today, -20),
    reason: 'Klage wegen der Abnahme vor dem Landgericht; alle Unterlagen bleiben, bis das Verfahren beendet ist.',
  } })
}

/** One that waits for a second person, and one that was done: only its result tells of the person. */
async function fillRequests(ctx: Context, { base, random, today }: Pick<AreaFill, 'base' | 'random' | 'today'>): Promise<void> {
  const [first, second] = base.employees
  const last = base.employees.at(-1)
  if (!first || !second || !last) return
  await ctx.db.privacyRequest.create({ data: {
    kind: 'ERASURE', subjectType: 'Contact', subjectId: random.uuid(), subjectName: 'Gelöschte Person',
    reason: 'Schreiben der Person vom Monatsanfang', status: 'FINISHED', requestedById: second.id, requestedAt: addDays(today, -12),
    decidedById: first.id, decidedAt: addDays(today, -11), finishedAt: addDays(today, -11), total: 3, done: 3,
    result: [
      { entityType: 'Contact', count: 1, outcome: 'deleted', until: null, basis: null },
      { entityType: 'MailMessage', count: 4, outcome: 'kept', until: `${today.getUTCFullYear() + 7}-01-01`, basis: 'letters' },
      { entityType: 'AuditEvent', count: 6, outcome: 'kept', until: `${today.getUTCFullYear() + 11}-01-01`, basis: 'audit' },
    ],
  } })
  await ctx.db.privacyRequest.create({ data: {
    kind: 'EXPORT', subjectType: 'Employee', subjectId: last.id, subjectName: last.name,
    reason: 'Auskunft per E-Mail verlangt', requestedById: first.id, requestedAt: addDays(today, -1),
  } })
}
