import type { Download } from './define-download'
import { toCsv, toXlsx, type Column } from './spreadsheet'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** MIME types that `spreadsheetDownload` answers with, for the declaration of the route. */
export const SPREADSHEET_MIME_TYPES = ['text/csv', XLSX] as const

interface Sheet<Row> {
  /** File name without extension, also the name of the sheet. */
  name: string
  format: 'csv' | 'xlsx'
  language: string
  columns: ReadonlyArray<Column<Row>>
  rows: Row[]
}

/** Rows as a CSV or XLSX file; it is written after the transaction. */
export function spreadsheetDownload<Row>({ name, format, language, columns, rows }: Sheet<Row>): Download {
  return format === 'csv'
    ? { name: `${name}.csv`, mimeType: 'text/csv; charset=utf-8', body: async () => toCsv(columns, rows, { language }) }
    : { name: `${name}.xlsx`, mimeType: XLSX, body: () => toXlsx(name, columns, rows) }
}
