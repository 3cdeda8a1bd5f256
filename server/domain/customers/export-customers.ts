import type { Context } from '#server/platform/context'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'
import type { CustomerExportQuery } from '#shared/contracts/customers'
import { findCustomers } from './list-customers'

/** More rows than any company has customers to look at in a sheet; a wall against exhausting the memory. */
const MOST_ROWS = 50_000

type Row = Awaited<ReturnType<typeof findCustomers>>[number]

const HEADERS = {
  de: ['Nummer', 'Name', 'USt-IdNr.', 'Ort', 'E-Mail', 'Telefon', 'Ansprechpartner', 'Sprache', 'Deaktiviert am'],
  en: ['Number', 'Name', 'VAT ID', 'City', 'E-mail', 'Phone', 'Contact', 'Language', 'Deactivated on'],
}

/** The customers of a filter as a spreadsheet, in the language of the company. */
export async function exportCustomers(ctx: Context, { format, ...filter }: CustomerExportQuery) {
  const { language, zone } = ctx.actor.tenant
  const rows = await findCustomers(ctx, filter, { take: MOST_ROWS })
  const values: Array<(row: Row) => string | Date | null> = [
    row => row.number, row => row.name, row => row.vatId, row => row.city, row => row.email, row => row.phone, row => row.primaryContact,
    row => row.language, row => row.deactivatedAt,
  ]
  const headers = language === 'en' ? HEADERS.en : HEADERS.de
  const columns = values.map((value, at) => ({
    header: headers[at] ?? '', value, kind: at === values.length - 1 ? 'datetime' as const : 'text' as const, zone,
  }))
  return spreadsheetDownload({ name: language === 'en' ? 'customers' : 'kunden', format, language, columns, rows })
}
