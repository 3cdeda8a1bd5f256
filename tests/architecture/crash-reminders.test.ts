import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { createReminder } from '#server/domain/reminders'
import { ReminderCreate } from '#shared/contracts/reminders'
import { crashSite } from '../support/crash-site'
import { newWorld } from '../support/world'

const REMINDERS = 400

const world = await newWorld()
const site = await crashSite(world)
afterAll(() => site.remove())

const count = async (sql: string) => Number((await world.sql<{ count: string }>(sql))[0]?.count)
const fired = () => count('SELECT count(*) FROM "ReminderFiring"')

/** Reminders that all come due while nothing runs: the scheduler finds them at once when it starts. */
async function remindOfMuch(): Promise<void> {
  const now = () => new Date(Date.now() - 2 * 3_600_000)
  const employeeId = world.as('employee').employeeId
  for (let index = 0; index < REMINDERS; index++) {
    const input = ReminderCreate.parse({
      title: `Erinnerung ${index}`, dueAt: new Date(Date.now() - 60_000).toISOString(), leadMinutes: [0],
      assigneeType: 'EMPLOYEE', assigneeId: employeeId,
    })
    await world.run('manager', ctx => createReminder(ctx, input), { now })
  }
}

it('fires every reminder exactly once when the scheduler is killed in the middle', async () => {
  await remindOfMuch()
  const first = await site.start()
  while (await fired() < REMINDERS / 8) await pause(20)
  first.child.kill('SIGKILL')
  await first.ended
  const before = await fired()
  expect(before).toBeLessThan(REMINDERS)

  await site.whileRunning(async () => {
    for (let second = 0; second < 90 && await fired() < REMINDERS; second++) await pause(1000)
    expect(await fired()).toBe(REMINDERS)
    expect(await count('SELECT count(DISTINCT "reminderId") FROM "ReminderFiring"')).toBe(REMINDERS)
    expect(await count('SELECT count(*) FROM "Notification" WHERE event IN (\'reminder.due\', \'reminder.late\')')).toBe(REMINDERS)
    expect(await site.brokenRules()).toEqual([])
  })
}, 240_000)
