import { describe, expect, it } from 'vitest'
import {
  changeContact, changeCustomer, createContact, createCustomer, deactivateCustomer, deleteCustomer, exportCustomers,
  findDuplicates, getCustomer,
  listCustomers, reactivateCustomer,
} from '#server/domain/customers'
import { createProject } from '#server/domain/projects'
import { ContactCreate, CustomerCreate, CustomerExportQuery, CustomerQuery } from '#shared/contracts/customers'
import { newWorld } from '../../support/world'

const world = await newWorld()
const manager = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('manager', work)
const given = (input: Record<string, unknown> = {}) =>
  manager(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Hansekontor GmbH', ...input })))

describe('customers', () => {
  it('get a number, the currency and the language of the company, and their addresses', async () => {
    const customer = await given({ addresses: [{ kind: 'BILLING', street: 'Am Kai 1', postalCode: '20457', city: 'Hamburg' }] })
    expect(customer).toMatchObject({ currency: 'EUR', language: 'de', addresses: [{ kind: 'BILLING', city: 'Hamburg', country: 'DE' }] })
    expect(customer.number).toMatch(/^K\d{5}$/)
  })

  it('keep addresses of the same kind when changed and lose those left out', async () => {
    const { id, addresses } = await given({ addresses: [{ kind: 'BILLING', city: 'Kiel' }, { kind: 'OFFICE', city: 'Lübeck' }] })
    const changed = await manager(ctx => changeCustomer(ctx, { id, version: 1, addresses: [{ kind: 'BILLING', city: 'Bremen', country: 'DE' }] }))
    expect(changed.addresses).toMatchObject([{ id: addresses.find(address => address.kind === 'BILLING')?.id, city: 'Bremen' }])
  })

  it('are found by a long number and the words beside it', async () => {
    const { id: north } = await given({ name: 'Lagerhaus 104711 Nord' })
    const { id: south } = await given({ name: 'Lagerhaus 104711 Süd' })
    const expected: [string, string[]][] = [['104711', [north, south]], ['lager 10471', [north, south]], ['104711 süd', [south]], ['süd 104711', [south]],
      ['104711 n', [north]], ['104711 ost', []], ['lagerhaus 104712', []]]
    for (const [q, ids] of expected) {
      const { items } = await manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q, sort: 'name' })))
      expect(items.map(item => item.id), q).toEqual(ids)
    }
  })

  it('are found page by page in the order of the list, with all that the filter leaves as total', async () => {
    for (const name of ['Blätterhof C', 'Blätterhof A', 'Blätterhof D', 'Blätterhof B']) await given({ name })
    const page = async (query: Record<string, string>) => {
      const { items, total } = await manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q: 'blätterhof', sort: 'name', ...query })))
      return { names: items.map(item => item.name.at(-1)).join(''), total }
    }
    expect(await page({ limit: '3' })).toEqual({ names: 'ABC', total: 4 })
    expect(await page({ limit: '3', page: '2' })).toEqual({ names: 'D', total: 4 })
    expect(await page({ limit: '3', page: '3' })).toEqual({ names: '', total: 4 })
    expect(await page({ limit: '4', sort: '-name' })).toEqual({ names: 'DCBA', total: 4 })
    expect(await page({ limit: '3', status: 'inactive' })).toEqual({ names: '', total: 0 })
    expect(await page({ q: 'Blätterhof Niemand' })).toEqual({ names: '', total: 0 })
  })

  it('are found by parts of the name, number and VAT id', async () => {
    const { id, number } = await given({ name: 'Ölmühle Süd e.K.', vatId: 'DE136695976' })
    for (const q of ['ölmüh', 'süd ölm', number, 'de136 ']) {
      const { items } = await manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q })))
      expect(items.map(item => item.id)).toEqual([id])
    }
  })

  it('are found by two letters that are a word of one and the beginning of another', async () => {
    const { id: word } = await given({ name: 'QX Werke' })
    const { id: beginning } = await given({ name: 'Qxantia Bau' })
    const { items } = await manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q: 'qx', sort: 'name' })))
    expect(items.map(item => item.id)).toEqual([word, beginning])
  })

  it('are deactivated out of lists and taken back', async () => {
    const { id } = await given({ name: 'Altkunde AG' })
    await manager(ctx => deactivateCustomer(ctx, { id, version: 1 }))
    const found = (status: string) => manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q: 'Altkunde', status })))
    expect((await found('active')).total).toBe(0)
    expect((await found('inactive')).total).toBe(1)
    await expect(manager(ctx => createProject(ctx, { name: 'Neu', billingMethod: 'TIME', customerId: id })))
      .rejects.toMatchObject({ code: 'customer.deactivated' })
    await manager(ctx => reactivateCustomer(ctx, { id, version: 2 }))
    expect((await found('active')).total).toBe(1)
  })

  it('are deleted only without projects and documents', async () => {
    const { id } = await given()
    await manager(ctx => createContact(ctx, ContactCreate.parse({ customerId: id, lastName: 'Meyer' })))
    await manager(ctx => deleteCustomer(ctx, id))
    expect(await world.sql('SELECT 1 FROM "Contact" WHERE "customerId" = $1', [id])).toEqual([])

    const used = await given()
    await manager(ctx => createProject(ctx, { name: 'Website', billingMethod: 'TIME', customerId: used.id }))
    await expect(manager(ctx => deleteCustomer(ctx, used.id))).rejects.toMatchObject({ code: 'record.in-use', details: { projects: 1 } })
  })

  it('show what is open only to those who may read invoices', async () => {
    const { id } = await given()
    expect((await manager(ctx => getCustomer(ctx, id))).open?.amount.toFixed(2)).toBe('0.00')
    expect((await world.run('lead', ctx => getCustomer(ctx, id))).open).toBeNull()
  })

  it('leave as a spreadsheet in which no text is a formula', async () => {
    await given({ name: '=HYPERLINK("http://evil")' })
    const file = await manager(ctx => exportCustomers(ctx, CustomerExportQuery.parse({ format: 'csv', q: 'HYPERLINK' })))
    const csv = typeof file.body === 'function' ? await file.body() : file.body
    expect(String(csv)).toContain('\'=HYPERLINK')
  })
})

describe('likely duplicates', () => {
  it.each([
    [{ name: 'müller und söhne' }, ['name']],
    [{ name: 'Mueller & Soehne KG' }, ['name']],
    [{ name: 'Ganz anders', vatId: 'de 136695976' }, ['vat-id']],
    [{ email: 'info@mueller-soehne.de' }, ['domain']],
    [{ website: 'mueller-soehne.de/kontakt' }, ['domain']],
    [{ name: 'Müller & Söhne GmbH & Co. KG', email: 'x@mueller-soehne.de' }, ['name', 'domain']],
  ])('are found for %j', async (query, reasons) => {
    const name = 'Müller & Söhne GmbH'
    const before = await manager(ctx => listCustomers(ctx, CustomerQuery.parse({ q: 'Söhne' })))
    if (before.total === 0) await given({ name, vatId: 'DE136695976', email: 'kontakt@mueller-soehne.de' })
    const { items } = await manager(ctx => findDuplicates(ctx, query))
    expect(items.find(item => item.name === name)?.reasons).toEqual(reasons)
  })

  it('are not those who share a mail service', async () => {
    await given({ name: 'Petra Lang', kind: 'PERSON', email: 'petra@gmx.de' })
    expect((await manager(ctx => findDuplicates(ctx, { email: 'paul@gmx.de' }))).items).toEqual([])
  })
})

describe('contacts', () => {
  it('have at most one primary per customer; a new one takes it over', async () => {
    const { id: customerId } = await given()
    const contact = (lastName: string, isPrimary = false) =>
      manager(ctx => createContact(ctx, ContactCreate.parse({ customerId, lastName, isPrimary })))
    const first = await contact('Erste')
    const second = await contact('Zweite')
    expect([first.isPrimary, second.isPrimary]).toEqual([true, false])
    await manager(ctx => changeContact(ctx, { id: second.id, version: 1, isPrimary: true }))
    await contact('Dritte', true)
    const { contacts } = await manager(ctx => getCustomer(ctx, customerId))
    expect(contacts.filter(row => row.isPrimary).map(row => row.lastName)).toEqual(['Dritte'])
  })
})
