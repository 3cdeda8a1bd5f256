import { randomUUID } from 'node:crypto'
import { WidgetInput } from '#shared/contracts/dashboards'
import type { Context } from '#server/platform/context'
import type { AreaFill } from './fill-areas'

type Row = [type: WidgetInput['type'], x: number, y: number, w: number, h: number, settings?: object]

const BUSINESS: Row[] = [
  ['number', 0, 0, 3, 2, { measure: 'INVOICED', period: 'THIS_QUARTER' }], ['number', 3, 0, 3, 2, { measure: 'RECEIVED', period: 'THIS_QUARTER' }],
  ['number', 6, 0, 3, 2, { measure: 'BILLABLE_SHARE', period: 'LAST_30_DAYS' }], ['number', 9, 0, 3, 2, { measure: 'NEW_CUSTOMERS', period: 'THIS_YEAR' }],
  ['revenue', 0, 2, 8, 5], ['notes', 8, 2, 4, 5, {
    title: 'Ziele im Quartal',
    text: '# Bis Quartalsende\n- Auslastung der Beratung **über 75 %**\n- Keine Rechnung älter als 60 Tage\n- Zwei neue Rahmenverträge\n\nStand und Planung: *Montagsrunde*',
  }],
  ['receivables', 0, 7, 6, 5], ['hours', 6, 7, 6, 5, { by: 'PROJECT', period: 'THIS_MONTH' }],
  ['budgets', 0, 12, 6, 5, { onlyWarned: true }], ['billable', 6, 12, 6, 5, { period: 'LAST_12_MONTHS' }],
  ['activity', 0, 17, 6, 5], ['waiting', 6, 17, 6, 5],
]

const TEAM: Row[] = [
  ['timer', 0, 0, 12, 1],
  ['week', 0, 1, 6, 4], ['waiting', 6, 1, 6, 4],
  ['hours', 0, 5, 6, 5, { title: 'Mein Team diese Woche', by: 'PERSON', people: 'TEAM', period: 'THIS_WEEK', count: 10 }],
  ['billable', 6, 5, 6, 5, { people: 'TEAM', period: 'THIS_QUARTER' }],
  ['reminders', 0, 10, 6, 4], ['actions', 6, 10, 6, 4, { actions: ['bookTime', 'approvals', 'newProject', 'employees'] }],
]

/** Two people arranged their own dashboards, one of which everybody may see; and what happened in the last days. */
export async function fillDashboards({ base, today, step }: AreaFill): Promise<void> {
  const boss = base.employees.find(person => person.name === base.company.boss) ?? base.employees[0]
  const heads = base.company.departments.map(department => department.head)
  const lead = base.employees.find(person => person.id !== boss?.id && heads.includes(person.name)) ?? boss
  const clerk = base.employees.find(person => person.name === base.company.departments.at(-1)?.head) ?? boss
  if (!boss || !lead || !clerk) return
  await step(async (ctx) => {
    const view = await ctx.db.savedView.create({
      data: { ownerId: boss.id, area: 'invoices', name: 'Überfällig, älteste zuerst', query: { status: 'OVERDUE', sort: 'dueOn' }, shared: true },
      select: { id: true },
    })
    await board(ctx, { ownerId: boss.id, name: 'Geschäft', position: 0 }, BUSINESS)
    await board(ctx, { ownerId: boss.id, name: 'Liquidität', position: 1, shared: true }, [
      ['receivables', 0, 0, 6, 5], ['list', 6, 0, 6, 5, { viewId: view.id, count: 8 }],
      ['revenue', 0, 5, 12, 5, { basis: 'RECEIVED', months: '24', compare: false }],
    ])
    await board(ctx, { ownerId: lead.id, name: 'Mein Team', position: 0 }, TEAM)
  })
  await step(ctx => tellWhatHappened(ctx, { clerkId: clerk.id, leadId: lead.id, today }))
}

interface Board { ownerId: string, name: string, position: number, shared?: boolean }

async function board(ctx: Context, data: Board, rows: Row[]): Promise<void> {
  const { id } = await ctx.db.dashboard.create({ data, select: { id: true } })
  const widgets = rows.map(([type, x, y, w, h, settings = {}]) => WidgetInput.parse({ type, x, y, w, h, settings }))
  await ctx.db.dashboardWidget.createMany({ data: widgets.map(widget => ({ ...widget, id: undefined, dashboardId: id })) })
}

interface People { clerkId: string, leadId: string, today: Date }

/** The filling writes rows without anybody behind them; the latest ones are told as the people of the company would have made them. */
async function tellWhatHappened(ctx: Context, { clerkId, leadId, today }: People): Promise<void> {
  const newest = { take: 4, select: { id: true } } as const
  const invoices = await ctx.db.invoice.findMany({ where: { type: 'INVOICE', status: { not: 'DRAFT' } }, orderBy: { issuedOn: 'desc' }, ...newest })
  const payments = await ctx.db.payment.findMany({ orderBy: { receivedOn: 'desc' }, ...newest })
  const weeks = await ctx.db.timesheet.findMany({ where: { status: 'APPROVED', employeeId: { not: leadId } }, orderBy: { weekStartsOn: 'desc' }, ...newest })
  const events = [
    ...invoices.flatMap(({ id }) => [{ action: 'invoice.issued', type: 'Invoice', id, actorId: clerkId }, { action: 'invoice.sent', type: 'Invoice', id, actorId: clerkId }]),
    ...payments.map(({ id }) => ({ action: 'payment.recorded', type: 'Payment', id, actorId: clerkId })),
    ...weeks.map(({ id }) => ({ action: 'timesheet.approved', type: 'Timesheet', id, actorId: leadId })),
  ]
  const hour = 3_600_000
  for (const [index, { action, type, id, actorId }] of events.entries()) {
    const at = new Date(today.getTime() - (events.length - index) * 5 * hour)
    await ctx.db.auditEvent.create({
      data: { at, actorType: 'employee', actorId, action, entityType: type, entityId: id, requestId: randomUUID(), after: {} }, select: { id: true },
    })
  }
}
