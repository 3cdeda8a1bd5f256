import { describe, expect, it, onTestFinished } from 'vitest'
import { SearchQuery } from '#shared/contracts/search'
import { RECORD_TYPES } from '#shared/record-kinds'
import { changeCustomer, createContact, createCustomer, deleteCustomer } from '#server/domain/customers'
import { createProject } from '#server/domain/projects'
import { listRecentRecords, noteRecentRecord, searchRecords } from '#server/domain/search'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const find = (role: RoleKey, q: string, { company = 'A' as const, ...more }: { company?: 'A' | 'B', kinds?: string, limit?: number, page?: number } = {}) =>
  world.run(role, ctx => searchRecords(ctx, SearchQuery.parse({ q, ...more })), { company })
const labels = async (...input: Parameters<typeof find>) => (await find(...input)).items.map(item => item.label)

const customer = await world.run('manager', ctx => createCustomer(ctx, {
  name: 'Müller & Söhne Bäckereitechnik GmbH', kind: 'COMPANY', notes: 'Lieferung nur vormittags; die Rechnungsprüfung sitzt in Lübeck.',
  addresses: [{ kind: 'BILLING', street: 'Hafenstraße 4', postalCode: '23552', city: 'Lübeck', country: 'DE' }],
}))
await world.run('manager', ctx => createContact(ctx, { customerId: customer.id, firstName: 'Jörg', lastName: 'Yılmaz', email: 'joerg@mueller.example', isPrimary: false }))
const project = await world.run('manager', ctx => createProject(ctx, {
  name: 'Pegelportal', billingMethod: 'TIME', customerId: customer.id, description: 'Messwerte der Pegelstände als Karte',
}))

describe('search', () => {
  it.each(['müller', 'Mueller', 'muller', 'MÜLL', 'Söhne Müller', 'soehne', 'baeckerei', 'bäckereit'])('finds a customer by %s', async (q) => {
    expect(await labels('manager', q)).toContain(customer.name)
  })

  it('finds by number, whole, in parts and without its separators', async () => {
    expect(await labels('manager', customer.number)).toEqual([customer.name])
    expect(await labels('manager', project.number.toLowerCase())).toEqual(['Pegelportal'])
  })

  it('finds inflected words by their stem, and shows the place', async () => {
    const { items } = await find('manager', 'lieferungen')
    const hit = items.find(item => item.id === customer.id)

    expect(hit?.fragment?.filter(piece => piece.hit).map(piece => piece.text)).toEqual(['Lieferung'])
  })

  it('marks what was asked for in the title', async () => {
    const { items } = await find('manager', 'muell soehne', { kinds: 'Customer' })
    expect(items[0]?.title.map(piece => piece.text).join('')).toBe(customer.name)
    const { items: [hit] } = await find('manager', 'söh', { kinds: 'Customer' })
    expect(hit?.title.filter(piece => piece.hit).map(piece => piece.text)).toEqual(['Söh'])
  })

  it('forgives a typing error', async () => {
    expect(await labels('manager', 'Pegelprotal')).toEqual(['Pegelportal'])
    expect(await labels('manager', 'xqzzyqk')).toEqual([])
  })

  it('puts a title before a text and answers pages with the right total', async () => {
    const all = await find('manager', 'müller')
    expect(all.items[0]?.id).toBe(customer.id)
    const second = await find('manager', 'müller', { limit: 1, page: 2 })

    expect(second.total).toBe(all.total)
    expect(second.items[0]).toEqual(all.items[1])
  })

  it('looks among the wanted kinds only', async () => {
    expect((await find('manager', 'müller', { kinds: 'Contact,Project' })).items.map(item => item.type).sort()).toEqual(['Contact', 'Project'])
  })

  it('opens a contact on the page of its customer', async () => {
    expect((await find('manager', 'joerg yilmaz')).items[0]).toMatchObject({ type: 'Contact', path: `/customers/${customer.id}` })
  })

  it('finds people by parts of both names', async () => {
    expect(await labels('employee', 'test mana')).toEqual(['manager Test'])
    expect(await labels('employee', 'manager te')).toEqual(['manager Test'])
  })

  it('leaves out, and does not count, what the person may not read', async () => {
    expect(await find('employee', 'pegelportal')).toEqual({ items: [], total: 0 })
    expect(await find('manager', 'müller', { company: 'B' })).toEqual({ items: [], total: 0 })
  })

  it.each(['&|!():*\'"\\', '%', '_', '<->', '{}', '\u{1F600}', 'a:b:c', '--'])('takes %s as words, not as a query language', async (q) => {
    await expect(find('manager', q)).resolves.toBeDefined()
  })

  it('follows a rename, also where the customer is only named, and forgets what is deleted', async () => {
    const other = await world.run('manager', ctx => createCustomer(ctx, { name: 'Alte Mühle', kind: 'COMPANY' }))
    const named = await world.run('manager', ctx => createProject(ctx, { name: 'Umbau', billingMethod: 'TIME', customerId: other.id }))
    await world.run('manager', ctx => changeCustomer(ctx, { id: other.id, version: other.version, name: 'Neue Windmühle' }))
    expect(await labels('manager', 'windmühle')).toEqual(['Neue Windmühle', 'Umbau'])
    expect(await labels('manager', 'alte mühle')).toEqual([])

    await world.sql('DELETE FROM "Project" WHERE id = $1', [named.id])
    await world.run('manager', ctx => deleteCustomer(ctx, other.id))
    expect(await labels('manager', 'windmühle')).toEqual([])
  })
})

describe('search in documents', () => {
  it('finds a word inside the newest version, only for those who may see it, and not in the trash', async () => {
    const { employees } = world.companies.A
    const [open, secret] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
    for (const [id, title, confidentiality] of [[open, 'Rahmenvertrag', 'NORMAL'], [secret, 'Abmahnung', 'CONFIDENTIAL']]) {
      const fileId = crypto.randomUUID()
      await world.sql(`INSERT INTO "StoredFile" (id, "storageKey", name, "mimeType", "byteSize", sha256, purpose)
        VALUES ($1, gen_random_uuid(), 'x', 'text/plain', 1, 'x', 'document')`, [fileId])
      await world.sql(`INSERT INTO "Document" (id, title, "ownerId", confidentiality, "updatedAt") VALUES ($1, $2, $3, $4::"DocumentConfidentiality", now())`,
        [id, title, employees.manager, confidentiality])
      await world.sql(`INSERT INTO "DocumentVersion" (id, "documentId", "versionNo", "fileId", "createdById") VALUES (gen_random_uuid(), $1, 1, $2, $3)`, [id, fileId, employees.manager])
      // The text comes later, from the job that reads the file.
      await world.sql('UPDATE "DocumentVersion" SET "textContent" = $2 WHERE "documentId" = $1', [id, 'Die Vertragsparteien vereinbaren Stillschweigen über Gezeitentabellen.'])
    }

    expect((await labels('manager', 'gezeitentabelle')).sort()).toEqual(['Abmahnung', 'Rahmenvertrag'])
    expect(await find('accountant', 'gezeitentabellen')).toMatchObject({ total: 1, items: [{ label: 'Rahmenvertrag', path: `/documents/${open}` }] })
    expect(await labels('employee', 'gezeitentabellen')).toEqual([])
    await world.sql('UPDATE "Document" SET "trashedAt" = now() WHERE id = $1', [open])
    expect(await labels('accountant', 'gezeitentabellen')).toEqual([])
    await world.sql('UPDATE "Document" SET "trashedAt" = NULL WHERE id = $1', [open])
    expect(await labels('accountant', 'gezeitentabellen')).toEqual(['Rahmenvertrag'])
  })
})

it('has an index of the words of every kind of record', async () => {
  const indexes = await world.sql<{ name: string }>(`SELECT indexname AS name FROM pg_indexes WHERE tablename = 'SearchEntry' AND indexdef LIKE '%gin (words)%'`)
  expect(indexes.map(index => index.name).sort()).toEqual(RECORD_TYPES.map(kind => `search_entry_words_${kind.toLowerCase()}`).sort())
})

it('finds records of every kind that a migration makes known, and of no other', async () => {
  const hits = async (kind: string) => (await world.sql<{ ids: string[] }>('SELECT search_ids($1, \'streifenmuster\') AS ids', [kind]))[0]?.ids
  for (const kind of RECORD_TYPES) expect(await hits(kind), kind).toEqual([])
  await expect(hits('Zebra')).rejects.toThrow('case not found')
  await world.sql('SELECT search_index_for(\'Zebra\')')
  onTestFinished(async () => {
    await world.sql('DROP INDEX search_entry_words_zebra')
    await world.sql('SELECT search_plan_kinds()')
  })
  await world.sql(`INSERT INTO "SearchEntry" (id, kind, "entityId", title, words, folded)
    VALUES (gen_random_uuid(), 'Zebra', '11111111-1111-4111-8111-111111111111', 'Streifenmuster', to_tsvector('simple', 'streifenmuster'), 'streifenmuster')`)
  expect(await hits('Zebra')).toEqual(['11111111-1111-4111-8111-111111111111'])
  expect(await hits('Customer')).toEqual([])
})

it('files words at once in every index that holds some: a list of new ones is read by every search', async () => {
  const slow = await world.sql(`SELECT c.relname FROM pg_class c JOIN pg_am a ON a.oid = c.relam
    WHERE a.amname = 'gin' AND NOT coalesce(c.reloptions, '{}') @> '{fastupdate=off}'`)
  expect(slow).toEqual([])
})

describe('records opened last', () => {
  it('come newest first, once each, and only while they may be seen', async () => {
    await world.run('manager', ctx => noteRecentRecord(ctx, { type: 'Project', id: project.id }))
    await world.run('manager', ctx => noteRecentRecord(ctx, { type: 'Customer', id: customer.id }))
    await world.run('manager', ctx => noteRecentRecord(ctx, { type: 'Project', id: project.id }))

    expect((await world.run('manager', listRecentRecords)).items.map(item => item.label)).toEqual(['Pegelportal', customer.name])
    expect((await world.run('accountant', listRecentRecords)).items).toEqual([])
  })

  it('cannot be noted for what one may not see', async () => {
    await expect(world.run('employee', ctx => noteRecentRecord(ctx, { type: 'Project', id: project.id }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})
