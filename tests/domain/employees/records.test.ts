import { describe, expect, it } from 'vitest'
import {
  addPosition, addQualification, addWorkingTime, changeEmployee, changePayrollData, changePersonalData, correctPosition, followWorkingTime,
  getEmployment, getPayrollData, getPersonalData, listEmployees, listExpiringCertificates, listQualifications, removePosition,
  removeWorkingTime,
} from '#server/domain/employees'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { EmployeeList, EmployeeQuery } from '#shared/contracts/employees'
import { PositionCreate, WorkingTimeCreate } from '#shared/contracts/employees-employment'
import { PayrollDataChange, PersonalDataChange } from '#shared/contracts/employees-private'
import { QualificationCreate } from '#shared/contracts/employees-qualifications'
import { addDays, dayOf, dayText, todayIn } from '#shared/calendar-day'
import { newWorld } from '../../support/world'
import { hire } from './people'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1], now?: Date) => world.run('manager', work, now ? { now: () => now } : {})
const today = todayIn('Europe/Berlin')
const week = (minutes: number, validFrom: string) => WorkingTimeCreate.parse({
  validFrom, minutesMonday: minutes, minutesTuesday: minutes, minutesWednesday: minutes, minutesThursday: minutes, minutesFriday: 0,
  minutesSaturday: 0, minutesSunday: 0,
})

describe('working times', () => {
  it('begin with the week one is hired for, spread over five days', async () => {
    const { id } = await hire(world, { weeklyMinutes: 2403 })
    const { workingTimes, weeklyMinutes } = await manager(ctx => getEmployment(ctx, id))
    expect(weeklyMinutes).toBe(2403)
    expect(workingTimes).toMatchObject([{ minutesMonday: 483, minutesFriday: 480, minutesSunday: 0, weeklyMinutes: 2403 }])
  })

  it('count from their day on, also when nobody is there to see it', async () => {
    const { id } = await hire(world)
    const start = addDays(today, 10)
    await manager(ctx => addWorkingTime(ctx, { id, ...week(420, dayText(start)) }))
    expect((await manager(ctx => getEmployment(ctx, id))).weeklyMinutes).toBe(2400)
    expect(await manager(ctx => followWorkingTime(ctx), new Date(start.getTime() + 43_200_000))).toBe(1)
    expect((await manager(ctx => getEmployment(ctx, id))).weeklyMinutes).toBe(1680)
    expect(await manager(ctx => followWorkingTime(ctx), new Date(start.getTime() + 43_200_000))).toBe(0)
  })

  it('are replaced on the same day and can be taken back down to the last one', async () => {
    const { id } = await hire(world)
    const { id: workingTimeId } = await manager(ctx => addWorkingTime(ctx, { id, ...week(300, dayText(today)) }))
    await manager(ctx => addWorkingTime(ctx, { id, ...week(360, dayText(today)) }))
    expect((await manager(ctx => getEmployment(ctx, id))).workingTimes).toHaveLength(2)
    await manager(ctx => removeWorkingTime(ctx, { id, workingTimeId }))
    const { workingTimes: [last], weeklyMinutes } = await manager(ctx => getEmployment(ctx, id))
    expect(weeklyMinutes).toBe(2400)
    await expect(manager(ctx => removeWorkingTime(ctx, { id, workingTimeId: last?.id ?? '' }))).rejects.toMatchObject({ code: 'working-time.last' })
  })
})

describe('positions', () => {
  it('are noted when position, department or supervisor change, with the names of that day', async () => {
    const boss = await hire(world, { firstName: 'Berta', lastName: 'Chef' })
    const { id, version } = await hire(world, { jobTitle: 'Beraterin' })
    await manager(ctx => changeEmployee(ctx, { id, version, jobTitle: 'Senior-Beraterin', supervisorId: boss.id }))
    await manager(ctx => changeEmployee(ctx, { id, version: version + 1, phone: '1' }))
    const { positions } = await manager(ctx => getEmployment(ctx, id))
    expect(positions).toMatchObject([
      { jobTitle: 'Senior-Beraterin', supervisorName: 'Berta Chef', validFrom: today, validTo: null },
      { jobTitle: 'Beraterin', supervisorName: null, validTo: addDays(today, -1) },
    ])
  })

  it('of the past can be added, corrected and removed, but never overlap', async () => {
    const { id } = await hire(world, { activeFrom: '2026-06-01' })
    const past = (from: string, to: string) => PositionCreate.parse({ validFrom: from, validTo: to, jobTitle: 'Azubi' })
    const { id: positionId } = await manager(ctx => addPosition(ctx, { id, ...past('2024-01-01', '2025-12-31') }))
    await expect(manager(ctx => addPosition(ctx, { id, ...past('2025-12-31', '2026-01-31') }))).rejects.toSatisfy(isOverlap)
    expect(await manager(ctx => correctPosition(ctx, { id, positionId, jobTitle: 'Auszubildende' }))).toMatchObject({ jobTitle: 'Auszubildende' })
    const present = (await manager(ctx => getEmployment(ctx, id))).positions[0]?.id ?? ''
    await expect(manager(ctx => correctPosition(ctx, { id, positionId: present, jobTitle: 'X' }))).rejects.toMatchObject({ code: 'position.present' })
    await expect(manager(ctx => removePosition(ctx, { id, positionId: present }))).rejects.toMatchObject({ code: 'position.present' })
    await manager(ctx => removePosition(ctx, { id, positionId }))
    expect((await manager(ctx => getEmployment(ctx, id))).positions).toHaveLength(1)
  })
})

describe('private data', () => {
  const change = (version: number) => PersonalDataChange.parse({ birthDate: '1990-04-01', city: 'Kiel', country: 'DE', version })

  it('are for oneself and for those with the right, and reading others is logged', async () => {
    const { employee } = world.companies.A.employees
    await world.run('employee', ctx => changePersonalData(ctx, { id: employee, ...change(0) }))
    expect(await manager(ctx => getPersonalData(ctx, employee))).toMatchObject({ city: 'Kiel', version: 1 })
    await expect(world.run('lead', ctx => getPersonalData(ctx, employee))).rejects.toMatchObject({ code: 'permission.missing' })
    await expect(world.run('employee', ctx => getPersonalData(ctx, world.companies.A.employees.lead))).rejects.toMatchObject({ code: 'permission.missing' })
    const reads = await world.sql('SELECT 1 FROM "AuditEvent" WHERE action = \'personal-data.read\' AND "entityId" = $1', [employee])
    expect(reads).toHaveLength(1)
  })

  it('refuse a change made on an outdated version', async () => {
    const { id } = await hire(world)
    await manager(ctx => changePersonalData(ctx, { id, ...change(0) }))
    await expect(manager(ctx => changePersonalData(ctx, { id, ...change(0) }))).rejects.toMatchObject({ code: 'record.changed' })
    await manager(ctx => changePersonalData(ctx, { id, ...change(1) }))
    await expect(manager(ctx => changePersonalData(ctx, { id, ...change(1) }))).rejects.toMatchObject({ code: 'record.changed' })
  })

  it('leave nothing of what they say in the audit log', async () => {
    const { id } = await hire(world)
    await manager(ctx => changePersonalData(ctx, { id, ...PersonalDataChange.parse({ privateEmail: 'geheim@example.com', version: 0 }) }))
    expect(await world.sql('SELECT 1 FROM "AuditEvent" e WHERE e::text LIKE \'%geheim@%\'')).toEqual([])
  })
})

describe('payroll data', () => {
  const administrator = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('administrator', work)
  const content = { taxId: '86 095 742 719', socialSecurityNumber: '15 070649 C 103', iban: 'DE02 1203 0000 0000 2020 51', taxClass: 'I' }

  it('are encrypted, and every read is logged, of oneself too', async () => {
    const { id } = await hire(world)
    await administrator(ctx => changePayrollData(ctx, { id, ...PayrollDataChange.parse({ ...content, version: 0 }) }))
    expect(await administrator(ctx => getPayrollData(ctx, id))).toMatchObject({ taxId: '86095742719', iban: 'DE02120300000000202051', version: 1 })
    const [row] = await world.sql<{ sealed: string }>('SELECT sealed FROM "EmployeePayrollData" WHERE "employeeId" = $1', [id])
    expect(row?.sealed).not.toContain('86095742719')
    const log = await world.sql<{ text: string }>('SELECT e::text AS text FROM "AuditEvent" e')
    expect(log.some(event => /86095742719|12030000|070649/.test(event.text))).toBe(false)
    expect(log.filter(event => event.text.includes('payroll-data.read') && event.text.includes(id))).toHaveLength(2)
  })

  it('keep what a change leaves out', async () => {
    const { id } = await hire(world)
    await administrator(ctx => changePayrollData(ctx, { id, ...PayrollDataChange.parse({ ...content, version: 0 }) }))
    await administrator(ctx => changePayrollData(ctx, { id, ...PayrollDataChange.parse({ taxClass: 'III', version: 1 }) }))
    expect(await administrator(ctx => getPayrollData(ctx, id))).toMatchObject({ taxClass: 'III', taxId: '86095742719', version: 2 })
  })

  it('are closed to managers, leads and colleagues', async () => {
    for (const role of ['manager', 'lead', 'employee', 'accountant', 'auditor'] as const) {
      await expect(world.run(role, ctx => getPayrollData(ctx, world.companies.A.employees.employee)), role).rejects.toMatchObject({ code: 'permission.missing' })
    }
  })
})

describe('skills and certificates', () => {
  const certificate = (validUntil: Date) => QualificationCreate.parse({ kind: 'CERTIFICATE', name: 'Ersthelfer', validUntil: dayText(validUntil) })

  it('show skills to all and certificates to those concerned', async () => {
    const { employee } = world.companies.A.employees
    await manager(ctx => addQualification(ctx, { id: employee, ...certificate(addDays(today, 30)) }))
    await manager(ctx => addQualification(ctx, { id: employee, ...QualificationCreate.parse({ kind: 'SKILL', name: 'TypeScript', level: 4 }) }))
    const seen = async (role: 'employee' | 'lead' | 'accountant') => (await world.run(role, ctx => listQualifications(ctx, employee))).items.map(item => item.name)
    expect(await seen('employee')).toEqual(['Ersthelfer', 'TypeScript'])
    expect(await seen('lead')).toEqual(['Ersthelfer', 'TypeScript'])
    expect(await seen('accountant')).toEqual(['TypeScript'])
    expect((await world.run('accountant', ctx => listEmployees(ctx, EmployeeQuery.parse({ skill: 'typesc' })))).items.map(row => row.id)).toEqual([employee])
  })

  it('that run out within sixty days are listed for those who may see them', async () => {
    const { id } = await hire(world)
    await manager(ctx => addQualification(ctx, { id, ...certificate(addDays(today, 90)) }))
    const names = async (role: 'manager' | 'lead' | 'accountant', days = 60) => (await world.run(role, ctx => listExpiringCertificates(ctx, { days }))).items.length
    expect(await names('manager')).toBe(1)
    expect(await names('manager', 100)).toBe(2)
    expect(await names('lead')).toBe(1)
    expect(await names('accountant')).toBe(0)
  })
})

describe('the directory', () => {
  it('says nothing private: not when somebody is going to leave, not how long they work', async () => {
    const { id } = await hire(world)
    await world.sql('UPDATE "Employee" SET "activeTo" = $2 WHERE id = $1', [id, dayText(addDays(today, 20))])
    const entry = async (role: 'manager' | 'employee') =>
      (await world.run(role, ctx => listEmployees(ctx, EmployeeQuery.parse({ limit: 100 })))).items.find(row => row.id === id)
    expect((await entry('manager'))?.activeTo).toEqual(addDays(today, 20))
    expect((await entry('employee'))?.activeTo).toBeNull()
    const wire = JSON.stringify(EmployeeList.encode({ items: [await entry('employee') as never], total: 1 }))
    for (const key of ['weeklyMinutes', 'lastSignInAt', 'birthDate', 'private', 'costRate', 'probation', 'federal']) expect(wire).not.toContain(key)
  })
})

function isOverlap(error: unknown) {
  return problemOfDatabaseError(error)?.code === 'position.overlaps' && dayOf('2026-01-01') < today
}
