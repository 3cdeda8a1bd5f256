import { beforeAll, describe, expect, it } from 'vitest'
import { changeTimeEntry, createTimeEntry, deleteTimeEntry, foldTimeSums } from '#server/domain/time-tracking'
import { breaksOfRule } from '../../support/rules'
import { newWorld } from '../../support/world'
import { givenProject, span, winter } from './given'

const world = await newWorld()
const now = () => winter('2026-11-20T18:00')

describe('sums of booked time', () => {
  let first: { id: string }
  let second: { id: string }
  beforeAll(async () => {
    first = await givenProject(world, { hourlyRate: '90' })
    second = await givenProject(world, { billingMethod: 'INTERNAL' })
  })

  const book = (day: string, [from, to]: [string, string], projectId: string | null) =>
    world.run('employee', ctx => createTimeEntry(ctx, { ...span(day, from, to), projectId }), { now })
  const ofProject = async ({ id }: { id: string }) => (await world.sql(
    'SELECT sum(minutes)::int AS minutes, sum("billableMinutes")::int AS billable, round(sum("minutesAtRate") / 60, 2)::text AS money FROM "TimeSum" WHERE "projectId" = $1', [id]))[0]
  const ofDay = async (day: string) => (await world.sql(
    'SELECT sum(minutes)::int AS minutes, sum("billableMinutes")::int AS billable FROM "TimeSum" WHERE "workedOn" = $1', [day]))[0]
  const wrong = () => breaksOfRule(world, 'sums are not what was booked')

  it('follow booking, change, another project and deletion', async () => {
    const entry = await book('2026-11-09', ['08:00', '10:00'], first.id)
    await book('2026-11-09', ['10:00', '11:00'], null)
    expect(await ofProject(first)).toEqual({ minutes: 120, billable: 120, money: '180.00' })
    expect(await ofDay('2026-11-09')).toEqual({ minutes: 180, billable: 120 })

    const moved = await world.run('employee', ctx => changeTimeEntry(ctx, {
      id: entry.id, version: entry.version, ...span('2026-11-19', '08:00', '09:30'), projectId: second.id,
    }), { now })
    expect(await ofProject(first)).toEqual({ minutes: 0, billable: 0, money: '0.00' })
    expect(await ofProject(second)).toMatchObject({ minutes: 90, billable: 0 })
    expect(await ofDay('2026-11-09')).toEqual({ minutes: 60, billable: 0 })
    expect(await wrong()).toBe(0)

    await world.run('employee', ctx => deleteTimeEntry(ctx, { id: moved.id, version: moved.version }), { now })
    expect(await ofDay('2026-11-19')).toEqual({ minutes: 0, billable: 0 })
    expect(await wrong()).toBe(0)
  })

  it('do not grow by changes that are not about time', async () => {
    await book('2026-11-11', ['08:00', '09:00'], first.id)
    const rows = () => world.sql('SELECT id FROM "TimeSum" ORDER BY id')
    const before = await rows()
    await world.sql('UPDATE "TimeEntry" SET note = \'Besprechung\' WHERE "workedOn" = \'2026-11-11\'')
    expect(await rows()).toEqual(before)
  })

  it('become one row each, also when two runs fold while people book', async () => {
    for (const hour of [8, 9, 10, 11]) await book('2026-11-12', [`${hour}:00`.padStart(5, '0'), `${hour}:30`.padStart(5, '0')], first.id)
    const before = await ofProject(first)
    await Promise.all([
      world.run('employee', foldTimeSums), world.run('employee', foldTimeSums), book('2026-11-12', ['13:00', '14:00'], second.id),
    ])
    expect(await ofProject(first)).toEqual(before)
    expect(await wrong()).toBe(0)
    expect(await world.run('employee', foldTimeSums)).toBeGreaterThanOrEqual(0)
    expect(await world.run('employee', foldTimeSums)).toBe(0)
    const many = await world.sql('SELECT FROM "TimeSum" GROUP BY "tenantId", "projectId", "workedOn" HAVING count(*) > 1')
    expect(many).toEqual([])
    expect(await ofDay('2026-11-12')).toEqual({ minutes: 180, billable: 120 })
  })

  it('of another company are not to be seen', async () => {
    const [seen] = await world.run('employee', ctx => ctx.db.$queryRaw<Array<{ others: number }>>`
      SELECT count(*)::int AS others FROM "TimeSum" WHERE "tenantId" <> current_tenant()`)
    expect(seen).toEqual({ others: 0 })
  })
})
