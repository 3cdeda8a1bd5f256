import { describe, expect, it } from 'vitest'
import { getDashboardData, getHome, getWidgetData } from '#server/domain/dashboards'
import type { WidgetDataOf } from '#shared/contracts/dashboard-data'
import { WIDGETS, WIDGET_TYPES, type WidgetType } from '#shared/dashboard-widgets'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const NOW = new Date('2026-06-17T10:00:00Z')
const at = { now: () => NOW }

const ids = {
  customer: '01980000-0000-7000-8000-000000000001', project: '01980000-0000-7000-8000-000000000002',
  late: '01980000-0000-7000-8000-000000000003', soon: '01980000-0000-7000-8000-000000000004', draft: '01980000-0000-7000-8000-000000000005',
}

await world.sql('INSERT INTO "Customer" (id, number, name, "updatedAt", "createdAt") VALUES ($1, \'K-1\', \'Hafenbau AG\', now(), \'2026-06-02\')', [ids.customer])
await world.sql(`INSERT INTO "Project" (id, number, name, "customerId", "budgetMinutes", "budgetAmount", "updatedAt")
  VALUES ($1, 'P-1', 'Pegelportal', $2, 600, 1000, now())`, [ids.project, ids.customer])
for (const [id, number, dueOn, paid] of [[ids.late, 'RE-1', '2026-06-01', '20.00'], [ids.soon, 'RE-2', '2026-07-01', '0']]) {
  await world.sql(`INSERT INTO "Invoice" (id, number, "customerId", status, content, "issuedOn", "dueOn", "netTotal", "grossTotal", "paidTotal", "updatedAt")
    VALUES ($1, $2, $3, 'ISSUED', '{}', '2026-05-10', $4, 100, 119, $5, now())`, [id, number, ids.customer, dueOn, paid])
}
await world.sql('INSERT INTO "Invoice" (id, "customerId", "updatedAt") VALUES ($1, $2, now())', [ids.draft, ids.customer])

const { employee, lead } = world.companies.A.employees
async function bookTime(employeeId: string, workedOn: string, { minutes, billable = true }: { minutes: number, billable?: boolean }) {
  await world.sql(`INSERT INTO "TimeEntry" (id, "employeeId", "projectId", "startedAt", "endedAt", "workedOn", "netMinutes", billable, "hourlyRate", status, "updatedAt")
    VALUES (gen_random_uuid(), $1, $2, $3::timestamptz, $3::timestamptz + make_interval(mins => $4), $3::date, $4, $5, 90, 'DRAFT', now())`,
  [employeeId, ids.project, `${workedOn}T08:00:00Z`, minutes, billable])
}
await bookTime(employee, '2026-06-15', { minutes: 240 })
await bookTime(employee, '2026-06-16', { minutes: 300 })
await bookTime(employee, '2026-06-04', { minutes: 60, billable: false })
await bookTime(employee, '2026-05-05', { minutes: 120 })
await bookTime(lead, '2026-06-15', { minutes: 90 })
await world.sql(`INSERT INTO "Timesheet" (id, "employeeId", "weekStartsOn", status, "netMinutes", reason) VALUES
  (gen_random_uuid(), $1, '2026-05-25', 'REJECTED', 60, 'Notiz fehlt'), (gen_random_uuid(), $1, '2026-05-18', 'SUBMITTED', 60, null)`, [employee])

async function widget<T extends WidgetType>(role: RoleKey, type: T, settings: object = {}) {
  return world.run(role, ctx => getWidgetData(ctx, { type, settings: JSON.stringify(settings) }), at)
}

async function figures<T extends Exclude<WidgetType, 'actions' | 'list' | 'notes' | 'timer'>>(role: RoleKey, type: T, settings: object = {}) {
  const { data, problem } = await widget(role, type, settings)
  expect(problem).toBeNull()
  return data as WidgetDataOf<T>
}

describe('figures of a widget', () => {
  it('show a person their week', async () => {
    const week = await figures('employee', 'week')
    expect(week).toMatchObject({ startsOn: new Date('2026-06-15T00:00:00Z'), targetMinutes: 2400, status: 'OPEN' })
    expect(week.days.map(day => day.minutes)).toEqual([240, 300, 0, 0, 0, 0, 0])
  })

  it('say what waits for a person, and only what is theirs to do', async () => {
    expect(await figures('employee', 'waiting')).toMatchObject({
      rejectedWeeks: [{ startsOn: new Date('2026-05-25T00:00:00Z'), reason: 'Notiz fehlt' }],
      unsubmittedWeeks: [new Date('2026-05-04T00:00:00Z'), new Date('2026-06-01T00:00:00Z')], approvals: null, drafts: null, unsent: null,
    })
    expect((await figures('lead', 'waiting')).approvals).toBe(1)
    expect(await figures('manager', 'waiting')).toMatchObject({ approvals: 1, drafts: 1, unsent: 2 })
  })

  it('age what customers owe', async () => {
    const owed = await figures('manager', 'receivables')
    expect([owed.openCount, String(owed.openAmount), owed.overdueCount, String(owed.overdueAmount)]).toEqual([2, '218', 1, '99'])
    expect(owed.ageing.map(bucket => [bucket.bucket, String(bucket.amount)])).toEqual([
      ['notDue', '119'], ['upTo30', '99'], ['upTo60', '0'], ['upTo90', '0'], ['over90', '0']])
    expect(owed.ageing[1]).toMatchObject({ dueFrom: new Date('2026-05-18T00:00:00Z'), dueTo: new Date('2026-06-16T00:00:00Z') })
    expect(owed.oldest.map(invoice => [invoice.number, invoice.overdueDays])).toEqual([['RE-1', 16], ['RE-2', 0]])
  })

  it('compare revenue with the year before', async () => {
    const revenue = await figures('manager', 'revenue')
    expect(revenue.months).toHaveLength(12)
    expect(revenue.months.find(({ month }) => month.toISOString().startsWith('2026-05'))).toMatchObject({ previous: expect.anything() })
    expect([String(revenue.total), String(revenue.previousTotal)]).toEqual(['200', '0'])
  })

  it('measure budgets in hours and, for those who may see money, in money', async () => {
    const { items } = await figures('manager', 'budgets')
    expect(items).toMatchObject([{ number: 'P-1', usedMinutes: 810, usedPercent: 135, customerName: 'Hafenbau AG' }])
    expect([String(items[0]?.usedAmount), String(items[0]?.budgetAmount)]).toEqual(['1215', '1000'])
    expect((await figures('employee', 'budgets')).items).toEqual([])
  })

  it('add up hours by project and by person, within what one may see', async () => {
    const byPerson = { by: 'PERSON', people: 'ALL' }
    expect((await figures('manager', 'hours', byPerson)).items.map(item => [item.name, item.minutes])).toEqual([['employee Test', 600], ['lead Test', 90]])
    expect((await figures('lead', 'hours', byPerson)).items).toHaveLength(2)
    expect((await figures('employee', 'hours', byPerson)).items.map(item => item.minutes)).toEqual([600])
    expect(await figures('manager', 'hours', { period: 'THIS_WEEK', count: 1 })).toMatchObject({
      totalMinutes: 630, items: [{ id: ids.project, name: 'Pegelportal', customerName: 'Hafenbau AG', billableMinutes: 630 }], restCount: 0,
    })
  })

  it('show which share of the time is billable', async () => {
    const share = await figures('manager', 'billable', { period: 'THIS_MONTH' })
    expect(share).toMatchObject({ share: 91, previousShare: 100, step: 'week' })
    expect(share.points.map(point => [point.billableMinutes, point.otherMinutes])).toEqual([[0, 60], [0, 0], [630, 0]])
  })

  it.each([
    ['HOURS', '690', '120'], ['BILLABLE_HOURS', '630', '120'], ['BILLABLE_SHARE', '91', '100'], ['INVOICED', '0', '200.00'], ['INVOICES', '0', '2'],
    ['NEW_CUSTOMERS', '1', '0'], ['RECEIVED', '0', '0'],
  ])('compare %s with the same part of the month before', async (measure, value, previous) => {
    expect(await figures('manager', 'number', { measure })).toMatchObject({ value, previous, previousTo: new Date('2026-05-17T00:00:00Z') })
  })

  it('remind of what is open, late and due soon', async () => {
    await world.sql(`INSERT INTO "Reminder" (id, title, "dueAt", "seriesStart", "assigneeType", "assigneeId", "createdById") VALUES
      (gen_random_uuid(), 'Vertrag prüfen', '2026-06-16T07:00Z', now(), 'EMPLOYEE', $1, $1), (gen_random_uuid(), 'Später', '2026-08-01T07:00Z', now(), 'EMPLOYEE', $1, $1),
      (gen_random_uuid(), 'Für andere', '2026-06-16T07:00Z', now(), 'EMPLOYEE', $2, $2)`, [employee, lead])
    await world.sql(`INSERT INTO "Reminder" (id, title, "dueAt", "seriesStart", "assigneeType", "assigneeId", "createdById")
      SELECT gen_random_uuid(), 'Alle im Team', '2026-06-18T07:00Z', now(), 'ROLE', id, $1 FROM "Role" WHERE key = 'employee' AND "tenantId" = current_tenant()`, [lead])
    const { items, total } = await figures('employee', 'reminders')
    expect([total, items.map(item => [item.title, item.overdue])]).toEqual([2, [['Vertrag prüfen', true], ['Alle im Team', false]]])
  })

  it('tell what happened lately, once per step', async () => {
    await world.sql(`INSERT INTO "AuditEvent" ("actorType", "actorId", "requestId", action, operation, "entityType", "entityId") VALUES
      ('employee', $1, 'r1', 'invoice.issued', 'update', 'Invoice', $2), ('employee', $1, 'r1', 'invoice.issued', 'update', 'Invoice', $2),
      ('employee', $1, 'r2', 'customer.created', 'insert', 'Customer', $3)`, [world.companies.A.employees.manager, ids.late, ids.customer])
    const { items } = await figures('manager', 'activity')
    expect(items.map(item => [item.action, item.label, item.actor, item.to])).toEqual([
      ['customer.created', 'Hafenbau AG', 'manager Test', `/customers/${ids.customer}`], ['invoice.issued', 'RE-1', 'manager Test', `/invoices/${ids.late}`]])
    expect((await figures('employee', 'activity')).items.map(item => item.action)).toEqual(['customer.created'])
  })
})

describe('what a person may not see', () => {
  it.each(['revenue', 'receivables'] as const)('stays hidden: %s', async (type) => {
    expect(await widget('employee', type)).toEqual({ widgetId: type, data: null, problem: 'hidden' })
  })

  it('stays hidden for single measures too', async () => {
    expect((await widget('employee', 'number', { measure: 'INVOICED' })).problem).toBe('hidden')
  })

  it('is not in the figures of the other company', async () => {
    const { items } = await world.run('manager', ctx => getDashboardData(ctx, {}), { ...at, company: 'B' })
    expect(items.length).toBeGreaterThan(5)
    expect(items.filter(item => item.problem)).toEqual([])
    expect(items.find(item => item.data?.type === 'receivables')?.data).toMatchObject({ openCount: 0, oldest: [] })
  })
})

describe('a whole dashboard', () => {
  it.each(['administrator', 'manager', 'lead', 'employee', 'accountant', 'auditor'] as const)('has figures for all that the default of %s shows', async (role) => {
    const { dashboard } = await world.run(role, ctx => getHome(ctx, {}), at)
    const { items } = await world.run(role, ctx => getDashboardData(ctx, { dashboardId: dashboard?.id }), at)
    expect(dashboard?.widgets.every(({ visible }) => visible)).toBe(true)
    expect(items.map(item => item.problem)).toEqual(items.map(() => null))
    expect(items).toHaveLength(dashboard?.widgets.filter(({ type }) => WIDGETS[type].hasData).length ?? 0)
  })

  it('knows figures for every kind that has some', async () => {
    const kinds = WIDGET_TYPES.filter(type => WIDGETS[type].hasData)
    for (const type of kinds) expect((await widget('administrator', type)).data?.type).toBe(type)
  })
})
