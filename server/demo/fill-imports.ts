import { ImportOptions } from '#shared/contracts/imports'
import { guessMapping } from '#shared/import-fields'
import { changeImport, startImport, uploadImport } from '#server/domain/imports'
import { runImportJob } from '#server/domain/imports/jobs/run-import'
import { seenAs, type Context } from '#server/platform/context'
import type { AreaFill, FillArea } from './fill-areas'

const DAY = 86_400_000
const FIRST_NAMES = ['Mareike', 'Jens', 'Svenja', 'Torben', 'Wiebke', 'Hauke', 'Inga', 'Finn']
const LAST_NAMES = ['Carstens', 'Thomsen', 'Brodersen', 'Lorenzen', 'Matthiesen', 'Jessen', 'Andresen', 'Clausen']
const SOURCE = 'Adressbuch der alten Kundenverwaltung'

/** Contacts as another program writes them; three lines have what such lists have: a wrong address, no name, an unknown company. */
function contactList({ base }: AreaFill): Buffer {
  const rows = base.customers.slice(0, LAST_NAMES.length).map((customer, at) => {
    const [first = '', last = ''] = [FIRST_NAMES[at], LAST_NAMES[at]]
    const email = `${first}.${last}@kunde-${at + 1}.example`.toLowerCase()
    return [customer.name, at % 2 ? 'Herr' : 'Frau', first, last, at % 3 ? 'Einkauf' : 'Buchhaltung', email]
  })
  const wrong = [
    [base.customers[0]?.name ?? '', 'Frau', 'Antje', 'Petersen', 'Empfang', 'antje.petersen(at)kunde.example'],
    [base.customers[1]?.name ?? '', 'Herr', 'Ralf', '', 'Werkstatt', 'ralf@kunde-2.example'],
    ['Seezeichen Service GbR', 'Herr', 'Momme', 'Nissen', 'Inhaber', 'nissen@seezeichen.example'],
  ]
  const header = ['Firma', 'Anrede', 'Vorname', 'Name', 'Funktion', 'E-Mail-Adresse']
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return Buffer.from([header, ...rows, ...wrong].map(row => row.map(quoted).join(';')).join('\r\n'), 'latin1')
}

/** A finished import of contacts with refused rows and its mapping kept; a second file waits to be matched. */
export const fillImports: FillArea = async (fill) => {
  const person = fill.base.employees[0]
  if (!person) return
  const at = (daysAgo: number) => new Date(fill.today.getTime() - daysAgo * DAY + 9 * 3_600_000)
  const as = (ctx: Context) => seenAs(ctx, { ...ctx.actor, employeeId: person.id })
  const file = { name: 'ansprechpartner-export.csv', mimeType: 'text/csv', bytes: contactList(fill) }

  const runId = await fill.step(async (ctx) => {
    const run = await uploadImport(as(ctx), 'contacts', file)
    const options = ImportOptions.parse({ ...run.options, source: SOURCE })
    const set = await changeImport(as(ctx), { id: run.id, version: run.version, mapping: run.mapping, onExisting: 'update', options })
    await startImport(as(ctx), { id: run.id, version: set.version, dryRun: false })
    await ctx.db.importRun.updateMany({ where: { id: run.id }, data: { createdAt: at(12) } })
    return run.id
  }, at(12))
  await runImportJob.handle({ jobId: 'demo', attempt: 0, last: false, inTenant: work => fill.step(work, at(12)) }, { runId })

  await fill.step(async (ctx) => {
    const header = 'Projektnr;Projekt;Kunde;Budget in Stunden;Beginn'
    const rows = fill.base.customers.slice(0, 3).map((customer, index) => `P88${index};Wartung ${customer.name};${customer.name};${40 + index * 20};01.03.2026`)
    const run = await uploadImport(as(ctx), 'projects', { name: 'wartungsprojekte.csv', mimeType: 'text/csv', bytes: Buffer.from([header, ...rows].join('\n')) })
    await ctx.db.importRun.updateMany({ where: { id: run.id }, data: { createdAt: at(1), mapping: guessMapping('projects', run.header) } })
  }, at(1))
}
