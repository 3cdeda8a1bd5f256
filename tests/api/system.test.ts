import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sealAuditEvents } from '#server/domain/audit'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { readiness } from '#server/platform/health'
import { queueMail } from '#server/platform/mail'
import { metricsText } from '#server/platform/metrics'
import { expectMigrations, refreshProbes } from '#server/platform/system-checks'
import { messageOf, noteSystemError } from '#server/platform/system-errors'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workmateos-system-'))
  process.env.FILES_DIR = folder
  useFileStore(fileStoreOf({ FILES_DIR: folder }))
  await refreshProbes()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Check { name: string, state: string, reason: string | null, facts: Record<string, unknown> }
const state = async () => (await api.as('administrator').get('/api/v1/system')).body
const checkOf = async (name: string) => (await state()).checks.find((check: Check) => check.name === name)

describe('GET /api/v1/system', () => {
  it('tells the operator health, versions, queue and maintenance', async () => {
    await world.run('manager', ctx => queueMail(ctx, { to: 'kunde@example.com', subject: 'Post', body: 'Text' }))
    const body = await state()

    expect(body.operator).toBe(true)
    expect(await checkOf('database')).toMatchObject({ state: 'ok', facts: { version: expect.stringMatching(/^\d+/) } })
    expect(await checkOf('storage')).toMatchObject({ state: 'ok' })
    expect(await checkOf('mail')).toMatchObject({ state: 'off', reason: 'mail-not-configured' })
    expect(await checkOf('disk')).toMatchObject({ state: 'ok' })
    expect(body.queue).toContainEqual({ name: 'mail.send', state: 'created', count: 1 })
    expect(body.installation).toMatchObject({ versions: { application: expect.any(String), node: process.version }, role: 'both' })
  })

  it('tells another company whether parts work and its own queue, and nothing of the installation', async () => {
    const { body } = await api.as('administrator', 'B').get('/api/v1/system')

    expect(body).toMatchObject({ operator: false, queue: [], installation: null })
    expect(body.checks.every((check: Check) => Object.keys(check.facts).length === 0)).toBe(true)
    expect(await api.as('administrator', 'B').get('/api/v1/system/errors')).toMatchObject({ status: 403, body: { code: 'installation.not-operator' } })
    expect(await api.as('administrator', 'B').get('/api/v1/system/maintenance')).toMatchObject({ status: 403 })
    expect(await api.as('administrator', 'B').post('/api/v1/system/maintenance/clean-up')).toMatchObject({ status: 403 })
  })

  it('names migrations that are missing, and /readyz and /metrics say the same', async () => {
    expectMigrations(['29991231000000_not_yet'])
    await new Promise(resolve => setTimeout(resolve, 5_100))
    expect(await checkOf('migrations')).toMatchObject({ state: 'failed', reason: 'pending', facts: { pending: '29991231000000_not_yet' } })
    expect(await readiness()).toMatchObject({ ready: false, checks: { migrations: 'pending', database: true } })
    expect(await metricsText()).toMatch(/workmateos_check\{check="migrations"\} 0/)
    expectMigrations([])
    await new Promise(resolve => setTimeout(resolve, 1_100))
    expect(await metricsText()).toMatch(/workmateos_check\{check="migrations"\} 1/)
  }, 15_000)

  it('asks the store once, however often the page is loaded', async () => {
    const store = fileStoreOf({ FILES_DIR: folder })
    const put = vi.spyOn(store, 'put')
    useFileStore(store)
    await refreshProbes()
    const answers = await Promise.all(Array.from({ length: 40 }, () => api.as('administrator').get('/api/v1/system')))
    expect(answers.map(answer => answer.status)).toEqual(Array.from({ length: 40 }, () => 200))
    expect(put).toHaveBeenCalledTimes(1)
  })

  it('sees a store that refuses', async () => {
    useFileStore(fileStoreOf({ FILES_DIR: '/proc/nowhere' }))
    await refreshProbes()
    expect(await checkOf('storage')).toMatchObject({ state: 'failed', reason: 'unreachable' })
    useFileStore(fileStoreOf({ FILES_DIR: folder }))
    await refreshProbes()
    expect(await checkOf('storage')).toMatchObject({ state: 'ok' })
  })
})

describe('errors of the last days', () => {
  it('show answers 5xx with their request id, and no secrets', async () => {
    noteSystemError({ requestId: 'req-12345678', method: 'GET', path: '/s/aVeryLongAndSecretTokenOfAShareLink', error: new Error('boom') })
    await expect.poll(async () => (await api.as('administrator').get('/api/v1/system/errors?q=req-12345678')).body.items[0])
      .toMatchObject({ requestId: 'req-12345678', path: '/s/…', message: 'Error: boom' })
  })

  it.each([
    ['duplicate key: Key (email)=(anna@example.com) already exists.', 'Key (email)=(…) already exists'],
    ['connect smtp://user:geheim@mail.example failed', 'smtp://***@mail.example'],
    ['refused anna@example.com', '…@…'],
  ])('keeps no values: %s', (text, kept) => {
    expect(messageOf(new Error(text))).toContain(kept)
    expect(messageOf(new Error(text))).not.toMatch(/anna|geheim/)
  })
})

describe('maintenance', () => {
  const runs = async (name: string) => (await api.as('administrator').get(`/api/v1/system/maintenance?name=${name}`)).body.items

  it('runs a task now, for every company, and notes what it did', async () => {
    await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
    for (const task of ['daily-maintenance', 'audit-verification', 'clean-up']) {
      expect(await api.as('administrator').post(`/api/v1/system/maintenance/${task}`)).toMatchObject({ status: 202 })
    }
    await world.drain()

    expect(await runs('daily-maintenance')).toMatchObject([{ ok: true, details: { company: 'beta' } }, { ok: true, details: { company: 'alpha', damaged: 0 } }])
    expect((await runs('audit-verification')).map((run: { ok: boolean }) => run.ok)).toEqual([true, true])
    expect(await runs('clean-up')).toMatchObject([{ ok: true, details: { errors: 0 } }])
    expect((await state()).installation.maintenance.map((run: { name: string }) => run.name)).toEqual(['audit-verification', 'clean-up', 'daily-maintenance'])
  })

  it('is not for those who may only look', async () => {
    expect(await api.as('auditor').get('/api/v1/system')).toMatchObject({ status: 200 })
    expect(await api.as('auditor').post('/api/v1/system/maintenance/clean-up')).toMatchObject({ status: 403 })
    expect(await api.as('manager').get('/api/v1/system')).toMatchObject({ status: 403 })
    expect(await api.as('administrator').post('/api/v1/system/maintenance/anything')).toMatchObject({ status: 404 })
  })

  it('warns of a backup that failed or is old', async () => {
    expect(await checkOf('backup')).toMatchObject({ state: 'warning', reason: 'never' })
  })
})

describe('POST /api/v1/jobs/retry-failed', () => {
  it('gives every failed job of the company another attempt, and no other company\'s', async () => {
    await world.run('manager', ctx => queueMail(ctx, { to: 'kunde@example.com', subject: 'Post', body: 'Text' }))
    await world.run('manager', ctx => queueMail(ctx, { to: 'kunde@example.com', subject: 'Post', body: 'Text' }), { company: 'B' })
    await world.sql(`UPDATE pgboss.job SET state = 'failed' WHERE state = 'created'`)

    expect(await api.as('administrator').post('/api/v1/jobs/retry-failed')).toMatchObject({ status: 200, body: { count: 1 } })
    expect((await api.as('administrator', 'B').get('/api/v1/jobs?state=failed')).body.total).toBe(1)
  })
})
