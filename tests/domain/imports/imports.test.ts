import { beforeAll, describe, expect, it } from 'vitest'
import { guessMapping, type ImportKind } from '#shared/import-fields'
import type { ImportOptions } from '#shared/contracts/imports'
import { createCustomer } from '#server/domain/customers'
import { changeImport, expireImportFiles, exportImportErrors, getImport, listMappings, previewImport, startImport, uploadImport } from '#server/domain/imports'
import { createProject } from '#server/domain/projects'
import { importsAboutPerson } from '#server/domain/imports/about-person'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()

interface Settings extends Partial<ImportOptions> { onExisting?: 'update' | 'skip', as?: RoleKey }

const csv = (rows: string[]) => ({ name: 'liste.csv', mimeType: 'text/csv', bytes: Buffer.from(rows.join('\n')) })

async function upload(kind: ImportKind, rows: string[], { onExisting = 'update', as = 'administrator', ...options }: Settings = {}) {
  const run = await world.run(as, ctx => uploadImport(ctx, kind, csv(rows)))
  return world.run(as, ctx => changeImport(ctx, {
    id: run.id, version: run.version, mapping: guessMapping(kind, run.header), onExisting, options: { ...run.options, ...options },
  }))
}

async function importAll(kind: ImportKind, rows: string[], settings: Settings & { dryRun?: boolean } = {}) {
  const { dryRun = false, ...more } = settings
  const run = await upload(kind, rows, more)
  const role = settings.as ?? 'administrator'
  await world.run(role, ctx => startImport(ctx, { id: run.id, version: run.version, dryRun }))
  await world.drain()
  return world.run(role, ctx => getImport(ctx, { id: run.id }))
}

const counts = ({ created, updated, unchanged, skipped, failed }: Awaited<ReturnType<typeof importAll>>) =>
  ({ created, updated, unchanged, skipped, failed })
const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 }
const customers = ['Kundennummer;Name;Ort;Zahlungsziel;Stundensatz;Land', 'K70001;Werft AG;Kiel;30;95,50;Deutschland', 'K70002;Deichbau KG;Husum;;;DE']

describe('an import of customers', () => {
  it('creates under their own numbers, and the same file again changes nothing', async () => {
    expect(counts(await importAll('customers', customers))).toEqual({ ...none, created: 2 })
    expect(counts(await importAll('customers', customers))).toEqual({ ...none, unchanged: 2 })
    const [row] = await world.sql('SELECT c.name, c."hourlyRate"::text, a.city, a.country FROM "Customer" c JOIN "CustomerAddress" a ON a."customerId" = c.id WHERE number = \'K70001\'')
    expect(row).toEqual({ name: 'Werft AG', hourlyRate: '95.5000', city: 'Kiel', country: 'DE' })
  })

  it('never draws a number again that came with a file', async () => {
    const { number } = await world.run('manager', ctx => createCustomer(ctx, { name: 'Danach', kind: 'COMPANY' }))
    expect(number).toBe('K70003')
  })

  it('changes what differs and leaves what the file does not say', async () => {
    const run = await importAll('customers', ['Kundennummer;Name;Telefon;Ort', 'K70001;;040 1;Flensburg', 'K70002;Deichbau KG;;'])
    expect(counts(run)).toEqual({ ...none, updated: 1, unchanged: 1 })
    const [row] = await world.sql('SELECT name, phone, "paymentTermDays" FROM "Customer" WHERE number = \'K70001\'')
    expect(row).toEqual({ name: 'Werft AG', phone: '040 1', paymentTermDays: 30 })
  })

  it('skips existing ones when asked to', async () => {
    expect(counts(await importAll('customers', [...customers, 'K70009;Neue GmbH;;;;'], { onExisting: 'skip' }))).toEqual({ ...none, skipped: 2, created: 1 })
  })

  it('refuses wrong rows with the reason at the field and writes the others', async () => {
    const run = await importAll('customers', ['Name;USt-ID;E-Mail;Zahlungsziel', 'Gut GmbH;;;', 'Falsch GmbH;DE123;keine;bald', ';;a@b.de;', 'Auch gut;;;14'])
    expect(counts(run)).toEqual({ ...none, created: 2, failed: 2 })
    expect(run.errors).toEqual([
      { row: 3, errors: [{ field: 'paymentTermDays', code: 'number.invalid', params: { value: 'bald' } }] },
      { row: 4, errors: [{ field: 'name', code: 'field.required' }] },
    ])
    const { body } = await world.run('administrator', ctx => exportImportErrors(ctx, { id: run.id, format: 'csv' }))
    const report = await (body as () => Promise<string>)()
    expect(report).toContain('Falsch GmbH;DE123;keine;bald;3;Zahlungsziel in Tagen: Das ist hier keine gültige Zahl.')
  })

  it('writes nothing in a trial, and counts as if', async () => {
    const before = await world.sql('SELECT count(*) FROM "Customer"')
    const trial = await importAll('customers', ['Name', 'Probe 1', 'Probe 2'], { dryRun: true })
    expect(trial).toMatchObject({ created: 2, status: 'FINISHED', dryRun: true })
    expect(await world.sql('SELECT count(*) FROM "Customer"')).toEqual(before)

    await world.run('administrator', ctx => startImport(ctx, { id: trial.id, version: trial.version, dryRun: false }))
    await world.drain()
    expect(await world.run('administrator', ctx => getImport(ctx, { id: trial.id }))).toMatchObject({ created: 2, dryRun: false })
    await expect(world.run('administrator', ctx => startImport(ctx, { id: trial.id, version: trial.version + 2, dryRun: false }))).rejects.toMatchObject({ code: 'import.already-run' })
  })

  it('shows the first rows as they would be written and keeps none', async () => {
    const run = await upload('customers', ['Kundennummer;Name;Stundensatz', 'K70001;Werft AG Nord;1.000,50', 'X1;;'])
    const { rows } = await world.run('administrator', ctx => previewImport(ctx, { id: run.id }))
    expect(rows).toMatchObject([
      { row: 2, outcome: 'updated', values: { name: 'Werft AG Nord', hourlyRate: '1000.50' }, errors: [] },
      { row: 3, outcome: 'failed', errors: [{ field: 'name', code: 'field.required' }] },
    ])
    expect((await world.sql('SELECT name FROM "Customer" WHERE number = \'K70001\''))[0]).toEqual({ name: 'Werft AG' })
  })

  it('keeps the matching under the name of its source', async () => {
    await importAll('customers', ['Firma;Kd', 'Merk GmbH;Z1'], { source: 'Altsystem' })
    const { items } = await world.run('administrator', ctx => listMappings(ctx, { kind: 'customers' }))
    expect(items).toMatchObject([{ name: 'Altsystem', columns: { name: 'Firma' } }])
  })
})

describe('an import of people', () => {
  const people = [
    'Personalnr;Vorname;Nachname;E-Mail;Abteilung;Vorgesetzter;Wochenstunden;Eintritt;Rolle',
    'M502;Ole;Petersen;ole@firma.example;Werkstatt;M501;35;01.02.2026;Mitarbeiter',
    'M501;Ute;Hansen;ute@firma.example;Werkstatt;;40;01.01.2020;Teamleitung',
  ]

  it('shows superiors of the same file as known', async () => {
    const run = await upload('employees', people, { createDepartments: true })
    const { rows } = await world.run('administrator', ctx => previewImport(ctx, { id: run.id }))
    expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([[2, 'created'], [3, 'created']])
  })

  it('refuses unknown departments unless they may be created', async () => {
    expect(counts(await importAll('employees', people))).toEqual({ ...none, failed: 2 })
    expect(counts(await importAll('employees', people, { createDepartments: true }))).toEqual({ ...none, created: 2 })
  })

  it('finds superiors that stand further down, sets hours, day and role, and invites nobody by itself', async () => {
    const [row] = await world.sql(`SELECT e."weeklyMinutes", e."activeFrom"::text, s.number AS superior, d.name AS department,
        (SELECT r.key FROM "RoleAssignment" a JOIN "Role" r ON r.id = a."roleId" WHERE a."employeeId" = e.id) AS role
      FROM "Employee" e JOIN "Employee" s ON s.id = e."supervisorId" JOIN "Department" d ON d.id = e."departmentId" WHERE e.number = 'M502'`)
    expect(row).toEqual({ weeklyMinutes: 2100, activeFrom: '2026-02-01', superior: 'M501', department: 'Werkstatt', role: 'employee' })
    expect(await world.sql('SELECT 1 FROM "MailMessage"')).toEqual([])
    expect(counts(await importAll('employees', people, { createDepartments: true }))).toEqual({ ...none, unchanged: 2 })
  })

  it('gives no role that the importing person may not give', async () => {
    const run = await importAll('employees', ['Vorname;Nachname;Rolle', 'Eva;Klug;Administrator'], { as: 'manager' })
    expect(run).toMatchObject({ created: 0, failed: 1, errors: [{ errors: [{ code: 'permission.missing' }] }] })
  })
})

describe('imports of contacts, projects and time', () => {
  beforeAll(async () => {
    const customer = await world.run('manager', ctx => createCustomer(ctx, { name: 'Kontor GmbH', kind: 'COMPANY' }))
    await world.run('manager', ctx => createProject(ctx, { name: 'Speicher', billingMethod: 'TIME', customerId: customer.id }))
  })

  it('puts contacts to their customers', async () => {
    const rows = ['Firma;Vorname;Nachname;E-Mail', 'Kontor GmbH;Ida;Lang;ida@kontor.example', 'Niemand AG;Max;Muster;']
    const run = await importAll('contacts', rows)
    expect(run).toMatchObject({ created: 1, failed: 1, errors: [{ row: 3, errors: [{ field: 'customer', code: 'import.unknown-reference' }] }] })
    expect(counts(await importAll('contacts', rows.slice(0, 2)))).toEqual({ ...none, unchanged: 1 })
  })

  it('takes projects with customer, hours and days', async () => {
    const rows = ['Projektnummer;Projekt;Kunde;Budgetstunden;Beginn', 'P900;Kaimauer;Kontor GmbH;120;01.03.2026', 'P901;Hausputz;;;']
    expect(counts(await importAll('projects', rows))).toEqual({ ...none, created: 2 })
    const found = await world.sql('SELECT number, "billingMethod", "budgetMinutes", "startsOn"::text FROM "Project" WHERE number LIKE \'P90%\' ORDER BY 1')
    expect(found).toEqual([
      { number: 'P900', billingMethod: 'TIME', budgetMinutes: 7200, startsOn: '2026-03-01' },
      { number: 'P901', billingMethod: 'INTERNAL', budgetMinutes: null, startsOn: null },
    ])
    expect(counts(await importAll('projects', rows))).toEqual({ ...none, unchanged: 2 })
  })

  it('books time, refuses overlaps row by row and recognises what is there', async () => {
    const rows = ['Datum;Von;Bis;Projekt;Notiz', '02.03.2026;09:00;10:00;Speicher;Fundament', '02.03.2026;09:30;11:00;Speicher;zu früh', '02.03.2026;22:00;01:00;Speicher;Nachtschicht']
    const run = await importAll('time-entries', rows)
    expect(run).toMatchObject({ created: 2, failed: 1, errors: [{ row: 3, errors: [{ code: 'time-entry.overlaps' }] }] })
    expect(counts(await importAll('time-entries', rows))).toMatchObject({ unchanged: 2, failed: 1, created: 0 })
  })

  it('lines up work of which only the duration is known, once', async () => {
    const rows = ['Datum;Dauer;Projekt;Notiz', '03.03.2026;1:30;Speicher;Pläne', '03.03.2026;2,5;Speicher;Aufmaß']
    expect(counts(await importAll('time-entries', rows))).toEqual({ ...none, created: 2 })
    expect(counts(await importAll('time-entries', rows))).toEqual({ ...none, unchanged: 2 })
  })

  it('books for others only where that is allowed', async () => {
    const [other] = await world.sql<{ number: string }>('SELECT number FROM "Employee" WHERE id = $1', [world.companies.A.employees.lead])
    const rows = ['Datum;Von;Bis;Person', `04.03.2026;09:00;10:00;${other?.number ?? ''}`]
    expect(await importAll('time-entries', rows, { as: 'accountant' })).toMatchObject({ failed: 1, errors: [{ errors: [{ code: 'permission.missing' }] }] })
    expect(await importAll('time-entries', rows, { as: 'manager' })).toMatchObject({ created: 1 })
  })
})

describe('a run', () => {
  it('goes on where a killed process stopped, without double rows', async () => {
    const rows = ['Name', ...Array.from({ length: 60 }, (_, at) => `Serie ${at}`)]
    const run = await upload('customers', rows, { key: null })
    await world.run('administrator', ctx => startImport(ctx, { id: run.id, version: run.version, dryRun: false }))
    // As if the process died after the first batch: it is written, the rest is not, and the job comes again.
    const { runImportJob } = await import('#server/domain/imports/jobs/run-import')
    const { inTenant, jobActor } = await import('#server/platform/context')
    const actor = jobActor(world.companies.A.tenant, world.companies.A.employees.administrator)
    let batches = 0
    const dying = { jobId: 'x', attempt: 0, last: false, inTenant: (work: never) => ++batches > 2 ? Promise.reject(new Error('killed')) : inTenant(actor, work) }
    await expect(runImportJob.handle(dying as never, { runId: run.id })).rejects.toThrow('killed')
    expect(await world.run('administrator', ctx => getImport(ctx, { id: run.id }))).toMatchObject({ status: 'RUNNING', done: 25 })
    await world.drain()

    expect(await world.run('administrator', ctx => getImport(ctx, { id: run.id }))).toMatchObject({ status: 'FINISHED', done: 60, created: 60 })
    expect((await world.sql('SELECT count(*)::int, count(DISTINCT name)::int AS names FROM "Customer" WHERE name LIKE \'Serie %\''))[0]).toEqual({ count: 60, names: 60 })
  })

  it('belongs to those who may write what it imports', async () => {
    const run = await upload('employees', ['Vorname;Nachname', 'A;B'])
    await expect(world.run('accountant', ctx => getImport(ctx, { id: run.id }))).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(world.run('accountant', ctx => uploadImport(ctx, 'employees', csv(['Vorname', 'A'])))).rejects.toMatchObject({ code: 'permission.missing' })
  })
})

describe('the file of an import', () => {
  const rows = ['Vorname;Nachname;Eintritt', 'Ada;Probe;gestern']
  const kept = async (id: string) => (await world.sql<{ count: number }>(
    'SELECT count(*)::int AS count FROM "ImportRun" r JOIN "StoredFile" f ON f.id = r."fileId" WHERE r.id = $1', [id]))[0]?.count

  it('is forgotten after a quarter, with the rows shown of it; what became of it stays', async () => {
    const run = await importAll('employees', rows)
    expect(await kept(run.id)).toBe(1)
    await expireImportFiles(work => world.runAsJob(work))
    expect(await kept(run.id)).toBe(1)

    await world.sql('UPDATE "ImportRun" SET "createdAt" = now() - interval \'91 days\' WHERE id = $1', [run.id])
    await expireImportFiles(work => world.runAsJob(work))
    expect(await kept(run.id)).toBe(0)
    const after = await world.run('administrator', ctx => getImport(ctx, { id: run.id }))
    expect(after).toMatchObject({ hasFile: false, failed: 1, sample: [] })
    await expect(world.run('administrator', ctx => exportImportErrors(ctx, { id: run.id, format: 'csv' }))).rejects.toMatchObject({ code: 'import.file-gone' })
  })

  it('stays while the import runs', async () => {
    const run = await importAll('employees', rows)
    await world.sql('UPDATE "ImportRun" SET status = \'RUNNING\', "createdAt" = now() - interval \'91 days\' WHERE id = $1', [run.id])
    await expireImportFiles(work => world.runAsJob(work))
    expect(await kept(run.id)).toBe(1)
    await world.sql('UPDATE "ImportRun" SET status = \'FINISHED\' WHERE id = $1', [run.id])
  })

  it('goes with the first person it may name', async () => {
    const people = await importAll('employees', rows)
    const firms = await importAll('customers', customers)
    const subject = { type: 'Employee', id: world.companies.A.employees.employee } as const
    const result = await world.runAsJob(ctx => importsAboutPerson.erase(ctx, subject))

    expect(result).toMatchObject([{ entityType: 'StoredFile', outcome: 'deleted' }])
    expect([await kept(people.id), await kept(firms.id)]).toEqual([0, 1])
  })
})
