import { describe, expect, it } from 'vitest'
import {
  changeDepartment, changeEmployee, createDepartment, createEmployee, deleteDepartment,
  getCostRate, getEmployee, listEmployees,
  reactivateEmployee, setCostRate, teamOf,
} from '#server/domain/employees'
import { deactivateEmployee } from '#server/domain/leaving'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { EmployeeCreate, EmployeeQuery } from '#shared/contracts/employees'
import { DepartmentCreate } from '#shared/contracts/employees-departments'
import { decimal } from '#shared/money'
import { newWorld } from '../../support/world'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('manager', work)
const anna = (more: Partial<Record<keyof EmployeeCreate, unknown>> = {}) =>
  EmployeeCreate.parse({ firstName: 'Anna', lastName: 'Berg', weeklyMinutes: 2400, activeFrom: '2026-01-01', ...more })

describe('employees', () => {
  it('get the next number', async () => {
    const first = await manager(ctx => createEmployee(ctx, anna()))
    const second = await manager(ctx => createEmployee(ctx, anna()))
    expect([first.number, second.number]).toEqual(['M001', 'M002'])
  })

  it('share no work e-mail, whatever the case', async () => {
    await manager(ctx => createEmployee(ctx, anna({ workEmail: 'anna.berg@example.com' })))
    await expect(manager(ctx => createEmployee(ctx, anna({ workEmail: 'Anna.Berg@example.com' })))).rejects.toMatchObject({ code: 'employee.email-taken' })
  })

  it('never stand above themselves', async () => {
    const boss = await manager(ctx => createEmployee(ctx, anna()))
    const middle = await manager(ctx => createEmployee(ctx, anna({ supervisorId: boss.id })))
    const below = await manager(ctx => createEmployee(ctx, anna({ supervisorId: middle.id })))
    await expect(manager(ctx => changeEmployee(ctx, { id: boss.id, version: 1, supervisorId: below.id })))
      .rejects.toMatchObject({ code: 'employee.supervisor-cycle' })
    await expect(manager(ctx => changeEmployee(ctx, { id: boss.id, version: 1, supervisorId: boss.id })))
      .rejects.toMatchObject({ code: 'employee.supervisor-cycle' })
  })

  it('refuse a change made on an outdated version', async () => {
    const { id } = await manager(ctx => createEmployee(ctx, anna()))
    await manager(ctx => changeEmployee(ctx, { id, version: 1, phone: '1' }))
    await expect(manager(ctx => changeEmployee(ctx, { id, version: 1, phone: '2' }))).rejects.toMatchObject({ code: 'record.changed' })
  })

  it('lose access at once when deactivated without a day, and get it back', async () => {
    const actor = await world.addEmployee('employee')
    const id = actor.employeeId ?? ''
    const mayEnter = async () => (await world.sql<{ actor: unknown }>('SELECT actor_of_employee($1) AS actor', [id]))[0]?.actor !== null
    expect(await mayEnter()).toBe(true)
    await manager(ctx => deactivateEmployee(ctx, { id, version: 1 }))
    expect(await mayEnter()).toBe(false)
    expect((await manager(ctx => listEmployees(ctx, EmployeeQuery.parse({ limit: 100 })))).items.map(row => row.id)).not.toContain(id)
    expect((await manager(ctx => listEmployees(ctx, EmployeeQuery.parse({ limit: 100, status: 'inactive' })))).items.map(row => row.id)).toContain(id)
    await manager(ctx => reactivateEmployee(ctx, { id, version: 2 }))
    expect(await mayEnter()).toBe(true)
  })

  it('stay when they are the last administrator', async () => {
    const id = world.companies.A.employees.administrator
    await expect(manager(ctx => deactivateEmployee(ctx, { id, version: 1 }))).rejects.toMatchObject({ code: 'role.last-administrator' })
    const [row] = await world.sql('SELECT "activeTo" FROM "Employee" WHERE id = $1', [id])
    expect(row).toEqual({ activeTo: null })
  })

  it('cannot leave before they came', async () => {
    const { id } = await manager(ctx => createEmployee(ctx, anna({ activeFrom: '2026-05-01' })))
    await expect(manager(ctx => deactivateEmployee(ctx, { id, version: 1, lastDayOn: new Date('2026-04-30') })))
      .rejects.toMatchObject({ code: 'employee.ends-before-start' })
  })

  it('show their cost rate only to those with the right to it', async () => {
    const { id } = await manager(ctx => createEmployee(ctx, anna()))
    await manager(ctx => setCostRate(ctx, { id, version: 1, costRate: decimal('48.5') }))
    expect((await manager(ctx => getCostRate(ctx, id))).costRate?.toFixed()).toBe('48.5')
    await expect(world.run('lead', ctx => getCostRate(ctx, id))).rejects.toMatchObject({ code: 'permission.missing' })
    expect(JSON.stringify(await manager(ctx => getEmployee(ctx, id)))).not.toContain('costRate')
  })

  it('of another company are not found', async () => {
    const id = world.companies.B.employees.employee
    await expect(manager(ctx => getEmployee(ctx, id))).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(manager(ctx => createEmployee(ctx, anna({ supervisorId: id })))).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('a team', () => {
  it('is whom one supervises, directly or not, and the departments one heads', async () => {
    const { lead, employee } = world.companies.A.employees
    const indirect = await manager(ctx => createEmployee(ctx, anna({ supervisorId: employee })))
    const department = await manager(ctx => createDepartment(ctx, DepartmentCreate.parse({ name: 'Design', headId: lead })))
    const member = await manager(ctx => createEmployee(ctx, anna({ departmentId: department.id })))
    const team = await world.run('lead', teamOf)
    expect(new Set(team)).toEqual(new Set([lead, employee, indirect.id, member.id]))
    expect(await world.runAsJob(teamOf)).toEqual([])
  })
})

describe('departments', () => {
  it('have distinct names and stay while somebody works in them', async () => {
    const { id } = await manager(ctx => createDepartment(ctx, { name: 'Vertrieb' }))
    await expect(manager(ctx => createDepartment(ctx, { name: 'Vertrieb' }))).rejects.toSatisfy(isDuplicateDepartment)
    await manager(ctx => createEmployee(ctx, anna({ departmentId: id })))
    await expect(manager(ctx => deleteDepartment(ctx, id))).rejects.toMatchObject({ code: 'record.in-use' })
  })

  it('can be renamed and deleted when empty', async () => {
    const { id } = await manager(ctx => createDepartment(ctx, { name: 'Einkauf' }))
    expect(await manager(ctx => changeDepartment(ctx, { id, version: 1, name: 'Beschaffung' }))).toMatchObject({ name: 'Beschaffung', version: 2 })
    await manager(ctx => deleteDepartment(ctx, id))
    expect(await world.sql('SELECT 1 FROM "Department" WHERE id = $1', [id])).toEqual([])
  })
})

function isDuplicateDepartment(error: unknown) {
  return problemOfDatabaseError(error)?.code === 'department.duplicate'
}
