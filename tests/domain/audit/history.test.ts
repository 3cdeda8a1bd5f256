import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listRecordHistory } from '#server/domain/audit'
import type { RecordType } from '#shared/record-kinds'
import { newWorld, type CompanyKey, type RoleKey } from '../../support/world'

const world = await newWorld()

interface Asked {
  type: RecordType
  id: string
  company?: CompanyKey
}
const history = (role: RoleKey, { type, id, company }: Asked) =>
  world.run(role, ctx => listRecordHistory(ctx, { type, id, limit: 20 }), { company })
const columns = (page: Awaited<ReturnType<typeof history>>) =>
  page.items.filter(event => event.operation === 'update').flatMap(event => Object.keys(event.after ?? {})).sort()

async function newCustomer(company: CompanyKey = 'A') {
  const id = randomUUID()
  await world.run('manager', ctx => ctx.db.customer.create({ data: { id, number: `K-${id.slice(0, 6)}`, name: 'Café Nord' } }), { company, action: 'customer.created' })
  await world.run('manager', ctx => ctx.db.customer.updateMany({ where: { id }, data: { name: 'Café Süd', version: 2 } }), { company, action: 'customer.changed' })
  return id
}

describe('the history of a record', () => {
  it('tells whoever may see the record who changed what, without technique', async () => {
    const id = await newCustomer()
    const page = await history('employee', { type: 'Customer', id })

    expect(page.items.map(event => event.action)).toEqual(['customer.changed', 'customer.created'])
    expect(page.items[0]).toMatchObject({ actor: { name: 'manager Test' }, before: { name: 'Café Nord' }, after: { name: 'Café Süd' } })
    expect(Object.keys(page.items[0]?.after ?? {})).toEqual(['name'])
  })

  it('shows nothing of another company', async () => {
    const id = await newCustomer('B')
    await expect(history('administrator', { type: 'Customer', id })).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('shows colleagues the directory, oneself one\'s own, and the cost rate only to those with its permission', async () => {
    const id = world.as('employee').employeeId ?? ''
    await world.run('administrator', ctx => ctx.db.employee.updateMany({
      where: { id }, data: { phone: '040 1', costRate: '55', employmentType: 'PART_TIME', lastSignInAt: new Date() },
    }), { action: 'employee.changed' })

    expect(columns(await history('accountant', { type: 'Employee', id }))).toEqual(['phone'])
    expect(columns(await history('employee', { type: 'Employee', id }))).toEqual(['employmentType', 'phone'])
    expect(columns(await history('administrator', { type: 'Employee', id }))).toEqual(['costRate', 'employmentType', 'phone'])
  })

  it('hides rates and budgets of a project from those who see only their own projects', async () => {
    const id = randomUUID()
    await world.run('manager', ctx => ctx.db.project.create({ data: { id, number: 'P-1', name: 'Intern', billingMethod: 'INTERNAL' } }))
    await world.run('manager', ctx => ctx.db.project.updateMany({ where: { id }, data: { hourlyRate: '90', budgetAmount: '5000', name: 'Intern neu' } }))

    expect(columns(await history('employee', { type: 'Project', id }))).toEqual(['name'])
    expect(columns(await history('manager', { type: 'Project', id }))).toEqual(['budgetAmount', 'hourlyRate', 'name'])
  })

  it('shows who looked at it only to auditors, and leaves out changes of which nothing may be seen', async () => {
    const id = world.as('lead').employeeId ?? ''
    await world.run('administrator', ctx => ctx.audit('payroll-data.read', { type: 'Employee', id, details: { fields: ['iban'] } }))
    await world.run('administrator', ctx => ctx.db.employee.updateMany({ where: { id }, data: { costRate: '61' } }))
    const seen = (await history('accountant', { type: 'Employee', id })).items

    expect(seen.filter(event => event.operation !== 'insert')).toEqual([])
    expect((await history('administrator', { type: 'Employee', id })).items.map(event => event.action)).toContain('payroll-data.read')
  })

  it('continues page by page', async () => {
    const id = await newCustomer()
    const first = await world.run('manager', ctx => listRecordHistory(ctx, { type: 'Customer', id, limit: 1 }))
    const second = await world.run('manager', ctx => listRecordHistory(ctx, { type: 'Customer', id, limit: 1, cursor: first.nextCursor ?? undefined }))

    expect(first.items.map(event => event.action)).toEqual(['customer.changed'])
    expect(second).toMatchObject({ items: [{ action: 'customer.created' }], nextCursor: null })
  })
})
