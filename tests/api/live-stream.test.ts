import { afterAll, describe, expect, it } from 'vitest'
import { closeStreams } from '#server/platform/live-streams'
import { notify } from '#server/platform/notify'
import { cookieOf, newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
afterAll(closeStreams)

interface Heard {
  text: () => string
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  leave: () => void
}

async function listen(sessionId: string): Promise<Heard> {
  const abort = new AbortController()
  const response = await fetch(`${api.baseUrl}/api/v1/notifications/stream`, { headers: { cookie: await cookieOf(sessionId) }, signal: abort.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const ended = (async () => {
    for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
  })().catch(() => undefined)
  return { text: () => text, ended, leave: () => abort.abort() }
}

const tell = (...employeeIds: Array<string | null>) => world.run('administrator', ctx =>
  notify(ctx, employeeIds.filter(id => id !== null), { event: 'export.finished' }))

/** The listening connection opens with the first stream; a lost first signal must not fail the test. */
async function toldUntil(employeeId: string | null, heard: () => boolean) {
  await expect.poll(async () => {
    await tell(employeeId)
    return heard()
  }, { timeout: 5000, interval: 100 }).toBe(true)
}

describe('GET /api/v1/notifications/stream', () => {
  it('tells the person, and nobody else, that something arrived', async () => {
    const [mine, other, elsewhere] = await Promise.all([
      listen(await api.newSession('employee')), listen(await api.newSession('manager')), listen(await api.newSession(world.as('employee', 'B'))),
    ])
    await toldUntil(world.as('employee').employeeId, () => mine.text().includes('event: notification'))

    expect(other.text()).not.toContain('event:')
    expect(elsewhere.text()).not.toContain('event:')
    for (const stream of [mine, other, elsewhere]) stream.leave()
  })

  it('ends within two seconds when the session is revoked, and stays open for others', async () => {
    const revoked = await api.newSession('lead')
    const [gone, kept] = await Promise.all([listen(revoked), listen(await api.newSession('lead'))])
    await world.sql('UPDATE "Session" SET "revokedAt" = now() WHERE id = $1', [revoked])

    await expect(Promise.race([gone.ended.then(() => 'ended'), new Promise(resolve => setTimeout(resolve, 2000))])).resolves.toBe('ended')
    expect(await Promise.race([kept.ended.then(() => 'ended'), new Promise(resolve => setTimeout(() => resolve('open'), 300))])).toBe('open')
    kept.leave()
  })

  it('ends when the person is deactivated', async () => {
    const person = await world.addEmployee('employee')
    const stream = await listen(await api.newSession(person))
    await world.sql('UPDATE "Employee" SET "activeTo" = \'2020-12-31\' WHERE id = $1', [person.employeeId])

    await expect(Promise.race([stream.ended.then(() => 'ended'), new Promise(resolve => setTimeout(resolve, 2000))])).resolves.toBe('ended')
  })

  it('comes back after the database connection was cut', async () => {
    const stream = await listen(await api.newSession('accountant'))
    await toldUntil(world.as('accountant').employeeId, () => stream.text().includes('event: notification'))
    const before = stream.text().length
    const listening = () => world.runAsJob(ctx => ctx.db.$queryRaw<Array<{ pid: number }>>`
      SELECT pid FROM pg_stat_activity WHERE application_name = 'workmateos-live' AND datname = current_database()`)
    // That of an earlier stream may still be going; a second one that stays would tell everything twice.
    await expect.poll(async () => (await listening()).length, { timeout: 5000 }).toBe(1)
    const [only] = await listening()
    await world.runAsJob(ctx => ctx.db.$queryRaw`SELECT pg_terminate_backend(${only?.pid}::int)`)

    await toldUntil(world.as('accountant').employeeId, () => stream.text().slice(before).includes('event: notification'))
    stream.leave()
  })

  it('carries two hundred open pages', async () => {
    const sessions = await Promise.all(Array.from({ length: 20 }, () => api.newSession('employee')))
    const streams = await Promise.all(Array.from({ length: 200 }, (_, index) => listen(sessions[index % 20] ?? '')))
    await toldUntil(world.as('employee').employeeId, () => streams.every(stream => stream.text().includes('event: notification')))

    for (const stream of streams) stream.leave()
  })

  it('answers 401 to strangers', async () => {
    expect(await api.anonymous.get('/api/v1/notifications/stream')).toMatchObject({ status: 401 })
  })
})
