import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { changeDocument, getDocument, listDocuments, replaceDocumentGrants, trashDocument } from '#server/domain/documents'
import { createCustomer } from '#server/domain/customers'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { DocumentChange, DocumentQuery } from '#shared/contracts/documents'
import { CustomerCreate } from '#shared/contracts/customers'
import { newWorld, type RoleKey } from '../../support/world'
import { givenDocument } from './given'

const world = await newWorld()

beforeAll(async () => {
  useFileStore(fileStoreOf({ FILES_DIR: await mkdtemp(join(tmpdir(), 'workmateos-documents-')) }))
})

const list = (role: RoleKey, query: Record<string, unknown> = {}) => world.run(role, ctx => listDocuments(ctx, DocumentQuery.parse(query)))
const sees = async (role: RoleKey, id: string) => (await list(role, { limit: 100 })).items.some(item => item.id === id)

describe('a document', () => {
  it('is named after its file, belongs to who filed it, and is found by a word inside it', async () => {
    const { id } = await givenDocument(world, { name: 'Mietvertrag_Halle.txt', content: 'Die Kündigungsfristen der Lagerhalle betragen sechs Monate.' })
    await world.drain()
    const { items } = await list('manager', { q: 'Kündigungsfrist' })
    expect(items.find(item => item.id === id)).toMatchObject({
      title: 'Mietvertrag Halle', owner: { name: 'manager Test' }, file: { name: 'Mietvertrag_Halle.txt', mimeType: 'text/plain' }, canChange: true,
    })
    expect(items[0]?.fragments.filter(fragment => fragment.hit).map(fragment => fragment.text)).toContain('Kündigungsfristen')
    expect((await list('manager', { q: 'lagerh' })).items.map(item => item.id)).toContain(id)
  })

  it('is offered instead of a second upload of the same content, unless both are wanted', async () => {
    const { id } = await givenDocument(world, { content: 'doppelt' })
    await expect(givenDocument(world, { content: 'doppelt' })).rejects.toMatchObject({ code: 'document.duplicate', details: { documents: [{ id }] } })
    await expect(givenDocument(world, { content: 'doppelt', filing: { duplicates: 'keep' } })).resolves.toMatchObject({ title: 'Brief' })
  })

  it('tells nobody of a duplicate they may not see, and lies in no way from the trash', async () => {
    await givenDocument(world, { content: 'geheim', filing: { confidentiality: 'CONFIDENTIAL' } })
    await expect(givenDocument(world, { content: 'geheim', by: 'employee' })).resolves.toMatchObject({ title: 'Brief' })

    const { id } = await givenDocument(world, { content: 'weggeworfen' })
    await world.run('manager', ctx => trashDocument(ctx, id))
    await expect(givenDocument(world, { content: 'weggeworfen' })).resolves.toMatchObject({ title: 'Brief' })
  })
})

describe('who sees a document', () => {
  it('everybody with the right to all, and the team of a lead, but no other employee', async () => {
    const { id } = await givenDocument(world, { by: 'employee' })
    expect(await Promise.all((['manager', 'auditor', 'lead', 'employee'] as const).map(role => sees(role, id)))).toEqual([true, true, true, true])
    const other = await givenDocument(world, { by: 'accountant' })
    expect(await Promise.all((['manager', 'lead', 'employee'] as const).map(role => sees(role, other.id)))).toEqual([true, false, false])
  })

  it('confidential ones: their owner, those they are shared with, and the right to read them; others leave a trace', async () => {
    const { id } = await givenDocument(world, { by: 'accountant', filing: { confidentiality: 'CONFIDENTIAL' } })
    expect(await Promise.all((['accountant', 'administrator', 'auditor', 'lead', 'employee'] as const).map(role => sees(role, id))))
      .toEqual([true, true, false, false, false])
    await world.run('administrator', ctx => getDocument(ctx, id))
    const events = await world.sql(`SELECT "actorId" FROM "AuditEvent" WHERE action = 'document.confidential-read' AND "entityId" = $1`, [id])
    expect(events).toEqual([{ actorId: world.as('administrator').employeeId }])

    const role = await world.sql<{ id: string }>(`SELECT id FROM "Role" WHERE key = 'lead' AND "tenantId" = current_tenant()`)
    await world.run('accountant', ctx => replaceDocumentGrants(ctx, {
      id, items: [{ granteeType: 'ROLE', granteeId: role[0]?.id ?? '', canChange: false }],
    }))
    expect(await sees('lead', id)).toBe(true)
    await expect(world.run('lead', ctx => changeDocument(ctx, { id, ...DocumentChange.parse({ version: 1, title: 'Neu' }) })))
      .rejects.toMatchObject({ code: 'permission.missing' })
  })

  it('whoever sees the customer it belongs to, as long as it is not confidential', async () => {
    const customer = await world.run('manager', ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Linden KG' })))
    const filing = { linkType: 'Customer', linkId: customer.id }
    const open = await givenDocument(world, { filing })
    const secret = await givenDocument(world, { filing: { ...filing, confidentiality: 'CONFIDENTIAL' } })
    expect([await sees('employee', open.id), await sees('employee', secret.id)]).toEqual([true, false])
  })

  it('but a link to a person opens it only to that person', async () => {
    const { employees } = world.companies.A
    const { id } = await givenDocument(world, { filing: { linkType: 'Employee', linkId: employees.employee } })
    expect([await sees('employee', id), await sees('lead', id)]).toEqual([true, false])
  })

  it('nobody of another company', async () => {
    const { id } = await givenDocument(world)
    await expect(world.run('administrator', ctx => getDocument(ctx, id), { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
  })
})
