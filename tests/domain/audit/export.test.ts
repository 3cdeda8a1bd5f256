import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getAuditExport, getAuditExportFile, getAuditFacets, sealAuditEvents, startAuditExport } from '#server/domain/audit'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { verifyExport } from '../../../scripts/audit-export/verify'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const folder = await mkdtemp(join(tmpdir(), 'workmateos-audit-export-'))
useFileStore(fileStoreOf({ FILES_DIR: folder }))
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeAll(async () => {
  await world.run('manager', async (ctx) => {
    for (const name of ['=1+1', 'Zweite;Tätigkeit', 'Dritte\nZeile']) await ctx.db.activity.create({ data: { name } })
  }, { action: 'activity.created' })
  await world.run('administrator', ctx => ctx.db.employee.updateMany({ where: { id: ctx.actor.employeeId ?? '' }, data: { costRate: '87.65' } }))
  await world.runAsJob(ctx => sealAuditEvents(ctx, 'everything'))
})

async function exported(role: RoleKey, filter = {}) {
  const { id } = await world.run(role, ctx => startAuditExport(ctx, { filter }))
  await world.drain()
  const run = await world.run(role, ctx => getAuditExport(ctx, { id }))
  const { body } = await world.run(role, ctx => getAuditExportFile(ctx, { id }))
  const archive = await buffer(await body())
  const files = unzipSync(archive)
  return { id, run, archive, files, text: (name: string) => Buffer.from(files[name] ?? []).toString('utf8') }
}

describe('the signed export', () => {
  it('can be verified outside, from the first seal to the head', async () => {
    const { run, archive } = await exported('administrator')
    const { signingKeys } = await world.run('administrator', getAuditFacets)
    const verdict = verifyExport({ archive, fingerprint: signingKeys[0]?.fingerprint })

    expect(run).toMatchObject({ status: 'FINISHED', count: verdict.events })
    expect(verdict).toMatchObject({ faults: [], withheld: 0, company: 'alpha GmbH', madeBy: 'administrator Test' })
    expect(verdict.events).toBeGreaterThan(10)
    expect(verdict.links).toBe(verdict.events - 1)
  })

  it('holds only what the filter finds, as JSON and as CSV without formulas', async () => {
    const { text, archive } = await exported('administrator', { action: 'activity.', operation: 'insert' })
    const events = JSON.parse(text('events.json')) as Array<{ action: string, seal: { hash: string } }>

    expect(events.map(event => event.action)).toEqual(['activity.created', 'activity.created', 'activity.created'])
    expect(text('events.csv').trim().split('\r\n')).toHaveLength(4)
    expect(text('events.csv')).toContain(events[0]?.seal.hash)
    expect(verifyExport({ archive }).faults).toEqual([])
  })

  it('withholds a cost rate from those who may not read it, also in the hashed text', async () => {
    const { text, archive } = await exported('auditor', { entityType: 'Employee', operation: 'update' })

    expect(text('events.json')).toContain('"costRate":"***"')
    expect(text('events.json')).not.toContain('87.65')
    expect(verifyExport({ archive })).toMatchObject({ faults: [], withheld: 1 })
  })

  it('does not verify when a value, an event or the key was changed', async () => {
    const { files, text } = await exported('administrator', { action: 'activity.created' })
    const events = JSON.parse(text('events.json')) as Array<{ after: Record<string, unknown> }>
    const [first, ...rest] = events
    const forged = [{ ...first, after: { ...first?.after, name: 'gefälscht' } }, ...rest]
    const faultsOf = (changed: object) => verifyExport({ archive: zipSync({ ...files, ...changed }) }).faults.join()

    expect(faultsOf({ 'events.json': Buffer.from(JSON.stringify(forged)) })).toMatch(/not the file that was signed.*differs from the text/)
    expect(faultsOf({ 'events.json': Buffer.from(JSON.stringify(rest)) })).toMatch(/3 events were signed, 2 are here/)
    expect(faultsOf({ 'manifest.json': Buffer.from(text('manifest.json').replace('alpha', 'gamma')) })).toMatch(/signature does not fit/)
    expect(verifyExport({ archive: zipSync(files), fingerprint: '0'.repeat(64) }).faults.join()).toMatch(/another key/)
  })

  it('belongs to the person who asked for it', async () => {
    const { id } = await exported('administrator', { action: 'activity.created' })
    await expect(world.run('auditor', ctx => getAuditExport(ctx, { id }))).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(world.run('administrator', ctx => getAuditExport(ctx, { id }), { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
  })
})
