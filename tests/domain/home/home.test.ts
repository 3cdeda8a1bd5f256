import { describe, expect, it } from 'vitest'
import { getHome } from '#server/domain/home'
import { newWorld } from '../../support/world'

const world = await newWorld()
const NOW = new Date('2026-06-17T10:00:00Z')
const at = { now: () => NOW }

const ids = {
  customer: '01980000-0000-7000-8000-000000000001', project: '01980000-0000-7000-8000-000000000002',
  late: '01980000-0000-7000-8000-000000000003', soon: '01980000-0000-7000-8000-000000000004', draft: '01980000-0000-7000-8000-000000000005',
}

await world.sql('INSERT INTO "Customer" (id, number, name, "updatedAt") VALUES ($1, \'K-1\', \'Hafenbau AG\', now())', [ids.customer])
await world.sql(`INSERT INTO "Project" (id, number, name, "customerId", "budgetMinutes", "budgetAmount", "updatedAt")
  VALUES ($1, 'P-1', 'Pegelportal', $2, 600, 1000, now())`, [ids.project, ids.customer])
for (const [id, number, dueOn, paid] of [[ids.late, 'RE-1', '2026-06-01', '20.00'], [ids.soon, 'RE-2', '2026-07-01', '0']]) {
  await world.sql(`INSERT INTO "Invoice" (id, number, "customerId", status, content, "issuedOn", "dueOn", "netTotal", "grossTotal", "paidTotal", "updatedAt")
    VALUES ($1, $2, $3, 'ISSUED', '{}', '2026-05-10', $4, 100, 119, $5, now())`, [id, number, ids.customer, dueOn, paid])
}
await world.sql('INSERT INTO "Invoice" (id, "customerId", "updatedAt") VALUES ($1, $2, now())', [ids.draft, ids.customer])

const employee = world.companies.A.employees.employee
async function bookTime(workedOn: string, status: string, minutes: number) {
  await world.sql(`INSERT INTO "TimeEntry" (id, "employeeId", "projectId", "startedAt", "endedAt", "workedOn", "netMinutes", billable, "hourlyRate", status, "updatedAt")
    VALUES (gen_random_uuid(), $1, $2, $3::timestamptz, $3::timestamptz + make_interval(mins => $4), $3::date, $4, true, 90, $5::"TimeEntryStatus", now())`,
  [employee, ids.project, `${workedOn}T08:00:00Z`, minutes, status])
}
await bookTime('2026-06-15', 'DRAFT', 240)
await bookTime('2026-06-16', 'DRAFT', 300)
await bookTime('2026-06-04', 'DRAFT', 60)
await world.sql(`INSERT INTO "Timesheet" (id, "employeeId", "weekStartsOn", status, "netMinutes", reason) VALUES
  (gen_random_uuid(), $1, '2026-05-25', 'REJECTED', 60, 'Notiz fehlt'), (gen_random_uuid(), $1, '2026-05-18', 'SUBMITTED', 60, null)`, [employee])

describe('the home page', () => {
  it('shows an employee their week and what waits for them, and no money', async () => {
    const home = await world.run('employee', getHome, at)

    expect(home.week?.startsOn).toEqual(new Date('2026-06-15T00:00:00Z'))
    expect(home.week?.days.map(day => day.minutes)).toEqual([240, 300, 0, 0, 0, 0, 0])
    expect(home.waiting.rejectedWeeks).toEqual([{ startsOn: new Date('2026-05-25T00:00:00Z'), reason: 'Notiz fehlt' }])
    expect(home.waiting.unsubmittedWeeks).toEqual([new Date('2026-06-01T00:00:00Z')])
    expect(home).toMatchObject({ invoices: null, revenue: null, budgets: [], waiting: { approvals: null, drafts: null, unsent: null } })
  })

  it('counts the weeks of their people for a lead', async () => {
    expect((await world.run('lead', getHome, at)).waiting.approvals).toBe(1)
  })

  it('shows a manager open and overdue claims, drafts, revenue and budgets', async () => {
    const home = await world.run('manager', getHome, at)

    expect(home.invoices).toMatchObject({ openCount: 2, overdueCount: 1 })
    expect([home.invoices?.openAmount, home.invoices?.overdueAmount].map(String)).toEqual(['218', '99'])
    expect(home.invoices?.oldest.map(invoice => [invoice.number, invoice.overdueDays])).toEqual([['RE-1', 16], ['RE-2', 0]])
    expect(home.waiting).toMatchObject({ drafts: 1, unsent: 2 })
    expect(home.revenue).toHaveLength(12)
    expect(String(home.revenue?.find(month => month.month.toISOString().startsWith('2026-05'))?.invoiced)).toBe('200')
    expect(home.budgets).toMatchObject([{ number: 'P-1', usedMinutes: 600, usedPercent: 100 }])
    expect(String(home.budgets?.[0]?.usedAmount)).toBe('900')
  })

  it('keeps the company apart from the other one', async () => {
    const home = await world.run('manager', getHome, { ...at, company: 'B' })

    expect(home.invoices).toMatchObject({ openCount: 0, oldest: [] })
    expect(home.budgets).toEqual([])
  })
})
