import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDepartment, getEmployee } from '#server/domain/employees'
import { deactivateEmployee, followPeople, getObligations } from '#server/domain/leaving'
import { createProject } from '#server/domain/projects'
import { startTimer } from '#server/domain/time-tracking'
import type { Actor } from '#server/platform/actor'
import { inTenant } from '#server/platform/context'
import { ProjectCreate } from '#shared/contracts/projects'
import { addDays, todayIn } from '#shared/calendar-day'
import { newWorld } from '../../support/world'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1], now?: Date) => world.run('manager', work, now ? { now: () => now } : {})
const idOf = (actor: Actor) => actor.employeeId ?? ''
const today = todayIn('Europe/Berlin')
const versionOf = async (id: string) => (await manager(ctx => getEmployee(ctx, id))).version

async function loadedPerson() {
  const actor = await world.addEmployee('lead')
  const id = idOf(actor)
  await inTenant(actor, ctx => startTimer(ctx, { billable: false }))
  const project = await manager(ctx => createProject(ctx, ProjectCreate.parse({ name: 'Intern', billingMethod: 'INTERNAL', leadId: id })))
  const department = await manager(ctx => createDepartment(ctx, { name: `Team ${id.slice(0, 8)}`, headId: id }))
  const below = idOf(await world.addEmployee('employee'))
  await world.sql('UPDATE "Employee" SET "supervisorId" = $2 WHERE id = $1', [below, id])
  await world.sql(`INSERT INTO "Reminder" (id, title, "dueAt", "seriesStart", "assigneeType", "assigneeId", "createdById")
    VALUES ($1, 'Vertrag prüfen', now(), now(), 'EMPLOYEE', $2, $2)`, [randomUUID(), id])
  await world.sql('INSERT INTO "ApiToken" (id, "employeeId", name, prefix, hash, scopes) VALUES ($1, $2, \'Test\', \'wmos_test\', $3, \'{*}\')', [randomUUID(), id, randomUUID()])
  await world.sql('INSERT INTO "PushSubscription" (id, "employeeId", endpoint, p256dh, auth) VALUES ($1, $2, $3, \'key\', \'auth\')', [
    randomUUID(), id, `https://push.example.com/${id}`])
  return { id, project, department, below }
}
const devicesOf = async (id: string) => (await world.sql('SELECT id FROM "PushSubscription" WHERE "employeeId" = $1', [id])).length

describe('somebody who leaves', () => {
  it('shows what hangs on them and hands all of it over in one go', async () => {
    const { id, project, department, below } = await loadedPerson()
    const before = await manager(ctx => getObligations(ctx, id))
    expect(before).toMatchObject({
      runningTimer: { project: null }, projectsLed: [{ id: project.id }], headOf: [{ id: department.id }], supervised: [{ id: below }],
      counts: { reminders: 1, apiTokens: 1 },
    })
    const to = idOf(await world.addEmployee('lead'))
    const handOver = {
      projectsToId: to, departmentsToId: to, supervisedToId: to, remindersToId: to, draftInvoicesToId: to, documentsToId: to,
    }
    await manager(async ctx => deactivateEmployee(ctx, { id, version: await versionOf(id), handOver }))

    expect(await manager(ctx => getObligations(ctx, id))).toMatchObject({
      runningTimer: null, projectsLed: [], headOf: [], supervised: [], counts: { reminders: 0, apiTokens: 0 },
    })
    expect(await manager(ctx => getObligations(ctx, to))).toMatchObject({
      projectsLed: [{ id: project.id }], headOf: [{ id: department.id }], supervised: [{ id: below }], counts: { reminders: 1 },
    })
    const [entry] = await world.sql('SELECT status, "endedAt" FROM "TimeEntry" WHERE "employeeId" = $1', [id])
    expect(entry).toMatchObject({ status: 'DRAFT', endedAt: expect.any(Date) })
    expect(await devicesOf(id)).toBe(0)
  })

  it('keeps everything when a successor does not fit', async () => {
    const { id, project } = await loadedPerson()
    const gone = idOf(await world.addEmployee('employee'))
    await world.sql('UPDATE "Employee" SET "activeTo" = \'2021-01-01\' WHERE id = $1', [gone])
    for (const projectsToId of [gone, id, world.companies.B.employees.lead]) {
      await expect(manager(async ctx => deactivateEmployee(ctx, { id, version: await versionOf(id), handOver: { projectsToId } })))
        .rejects.toMatchObject({ errors: [{ pointer: '#/handOver/projectsToId', code: 'employee.no-successor' }] })
    }
    expect(await manager(ctx => getObligations(ctx, id))).toMatchObject({ projectsLed: [{ id: project.id }], counts: { apiTokens: 1 } })
    expect(await devicesOf(id)).toBe(1)
  })

  it('lets one of their people follow without anybody above themselves', async () => {
    const { id, below } = await loadedPerson()
    const second = idOf(await world.addEmployee('employee'))
    await world.sql('UPDATE "Employee" SET "supervisorId" = $2 WHERE id = $1', [second, id])
    await manager(async ctx => deactivateEmployee(ctx, { id, version: await versionOf(id), handOver: { supervisedToId: below } }))
    const [row] = await world.sql('SELECT "supervisorId" FROM "Employee" WHERE id = $1', [second])
    expect(row).toEqual({ supervisorId: below })
  })

  it('works on to the last day, and the clock ends the rest afterwards', async () => {
    const { id } = await loadedPerson()
    await manager(async ctx => deactivateEmployee(ctx, { id, version: await versionOf(id), lastDayOn: addDays(today, 1) }))
    expect(await manager(ctx => getObligations(ctx, id))).toMatchObject({ runningTimer: { project: null }, counts: { apiTokens: 1 } })
    const later = new Date(addDays(today, 3).getTime() + 43_200_000)
    await manager(followPeople, later)
    expect(await devicesOf(id)).toBe(0)
    // Push that a later sign-in or an older version left behind goes as well, when nothing else is to be done.
    await world.sql('INSERT INTO "PushSubscription" (id, "employeeId", endpoint, p256dh, auth) VALUES ($1, $2, $3, \'key\', \'auth\')', [randomUUID(), id, 'https://push.example.com/late'])
    await manager(followPeople, later)
    expect(await devicesOf(id)).toBe(0)
    expect(await manager(ctx => getObligations(ctx, id))).toMatchObject({ runningTimer: null, counts: { apiTokens: 0 } })
    const [entry] = await world.sql<{ minutes: number }>('SELECT "netMinutes" AS minutes FROM "TimeEntry" WHERE "employeeId" = $1', [id])
    expect(entry?.minutes).toBe(1440)
  })
})
