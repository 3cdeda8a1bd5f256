import { expect, it } from 'vitest'
import { repeat } from '#server/lifecycle/repeat'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

it('runs rounds one after the other, goes on after a failed one and stops when the round under way is done', async () => {
  let running = 0
  let most = 0
  let rounds = 0
  const work = repeat('a test', 1, async () => {
    most = Math.max(most, ++running)
    await pause(5)
    running--
    if (++rounds === 2) throw new Error('a bad round')
  })
  await expect.poll(() => rounds).toBeGreaterThan(3)
  await work.stop()
  const after = rounds
  await pause(30)

  expect(most).toBe(1)
  expect(running).toBe(0)
  expect(rounds).toBe(after)
})
