import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  changeDepartment, changeEmployee, closeDepartment, createDepartment, deleteDepartment, getEmployee, getEmployment, getOrganisation,
  listDepartments,
  reopenDepartment, teamOf,
} from '#server/domain/employees'
import { mergeDepartments } from '#server/domain/leaving'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { DepartmentQuery } from '#shared/contracts/employees-departments'
import { newWorld } from '../../support/world'
import { anna, hire } from './people'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('manager', work)
let counter = 0
const department = (more: object = {}) => manager(ctx => createDepartment(ctx, { name: `Abteilung ${++counter}`, ...more }))

describe('the tree of departments', () => {
  it('never has a department below itself, whoever writes', async () => {
    const top = await department()
    const middle = await department({ parentId: top.id })
    const low = await department({ parentId: middle.id })
    await expect(manager(ctx => changeDepartment(ctx, { id: top.id, version: 1, parentId: low.id }))).rejects.toMatchObject({ code: 'department.cycle' })
    await expect(manager(ctx => changeDepartment(ctx, { id: top.id, version: 1, parentId: top.id }))).rejects.toMatchObject({ code: 'department.cycle' })
    await expect(world.runAsJob(ctx => ctx.db.department.updateMany({ where: { id: top.id }, data: { parentId: low.id } })))
      .rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'department.cycle')
    await expect(manager(ctx => createDepartment(ctx, { name: 'X', parentId: world.companies.B.employees.lead }))).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('has no circle of supervisors either', async () => {
    const boss = await hire(world)
    const below = await hire(world, { supervisorId: boss.id })
    await expect(world.runAsJob(ctx => ctx.db.employee.updateMany({ where: { id: boss.id }, data: { supervisorId: below.id } })))
      .rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'employee.supervisor-cycle')
  })

  it('has a deputy who leads the department but not its head', async () => {
    const { lead, accountant } = world.companies.A.employees
    const parent = await department({ headId: lead, deputyId: accountant })
    const child = await department({ parentId: parent.id })
    const member = await hire(world, { departmentId: child.id })
    await world.sql('UPDATE "Employee" SET "departmentId" = $2 WHERE id = $1', [lead, parent.id])
    expect(await world.run('lead', teamOf)).toContain(member.id)
    const team = await world.run('accountant', teamOf)
    expect(team).toContain(member.id)
    expect(team).not.toContain(lead)
    await expect(department({ headId: lead, deputyId: lead })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('merging departments', () => {
  it('moves people, members and sub-departments, closes the old one and keeps history', async () => {
    const old = await department({ name: 'Grafik' })
    const into = await department({ name: 'Gestaltung' })
    const child = await department({ parentId: old.id })
    const person = await hire(world, { departmentId: old.id })
    const member = await hire(world, { furtherDepartmentIds: [old.id, into.id] })

    const reminder = randomUUID()
    await world.sql(`INSERT INTO "Reminder" (id, title, "dueAt", "seriesStart", "assigneeType", "assigneeId", "createdById")
      VALUES ($1, 'Messe', now(), now(), 'DEPARTMENT', $2, $3)`, [reminder, old.id, world.companies.A.employees.manager])

    await manager(ctx => mergeDepartments(ctx, { id: old.id, intoId: into.id, version: 1 }))

    expect(await world.sql('SELECT "assigneeId" FROM "Reminder" WHERE id = $1', [reminder])).toEqual([{ assigneeId: into.id }])
    expect(await manager(ctx => getEmployee(ctx, person.id))).toMatchObject({ department: { id: into.id } })
    expect((await manager(ctx => getEmployee(ctx, member.id))).furtherDepartments.map(row => row.id)).toEqual([into.id])
    const { departments } = await manager(getOrganisation)
    expect(departments.find(row => row.id === child.id)?.parentId).toBe(into.id)
    expect(departments.map(row => row.id)).not.toContain(old.id)
    const { items } = await manager(ctx => listDepartments(ctx, DepartmentQuery.parse({ status: 'closed', limit: 100 })))
    expect(items.find(row => row.id === old.id)).toMatchObject({ mergedInto: { id: into.id } })
    const { positions } = await manager(ctx => getEmployment(ctx, person.id))
    expect(positions.map(position => position.departmentName)).toEqual(['Gestaltung', 'Grafik'])
  })

  it('into one of its own sub-departments lets that one take its place', async () => {
    const top = await department()
    const old = await department({ parentId: top.id })
    const child = await department({ parentId: old.id })
    const sibling = await department({ parentId: old.id })
    await manager(ctx => mergeDepartments(ctx, { id: old.id, intoId: child.id, version: 1 }))
    const { departments } = await manager(getOrganisation)
    expect(departments.find(row => row.id === child.id)?.parentId).toBe(top.id)
    expect(departments.find(row => row.id === sibling.id)?.parentId).toBe(child.id)
  })
})

describe('closing a department', () => {
  it('waits until nobody and nothing open is in it', async () => {
    const parent = await department()
    const child = await department({ parentId: parent.id })
    const person = await hire(world, { departmentId: child.id })
    await expect(manager(ctx => closeDepartment(ctx, { id: parent.id, version: 1 }))).rejects.toMatchObject({ code: 'department.not-empty' })
    await expect(manager(ctx => closeDepartment(ctx, { id: child.id, version: 1 }))).rejects.toMatchObject({ code: 'department.not-empty' })
    await manager(ctx => changeEmployee(ctx, { id: person.id, version: person.version, departmentId: null }))
    await manager(ctx => closeDepartment(ctx, { id: child.id, version: 1 }))
    await manager(ctx => closeDepartment(ctx, { id: parent.id, version: 1 }))
  })

  it('takes nobody in, is not deleted, and can be opened again', async () => {
    const { id } = await department()
    const person = await hire(world, { departmentId: id })
    await manager(ctx => changeEmployee(ctx, { id: person.id, version: person.version, departmentId: null }))
    await manager(ctx => closeDepartment(ctx, { id, version: 1 }))
    await expect(hire(world, { departmentId: id })).rejects.toMatchObject({ code: 'department.closed' })
    await expect(manager(ctx => deleteDepartment(ctx, id))).rejects.toMatchObject({ code: 'record.in-use' })
    expect(await manager(ctx => reopenDepartment(ctx, { id, version: 2 }))).toMatchObject({ closedOn: null, version: 3 })
    await hire(world, { departmentId: id })
    expect(anna().firstName).toBe('Anna')
  })
})
