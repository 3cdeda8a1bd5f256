import type { ImportFieldError, ImportFormatQuery } from '#shared/contracts/imports'
import { importKind, type ImportKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import type { Download } from '#server/platform/define-download'
import { toCsv, toXlsx, type Column } from '#server/platform/spreadsheet'
import { openFile } from '#server/platform/stored-files'
import { reasonOf } from './error-reasons'
import { Failures } from './get-import'
import { importFile, requireRun } from './run-fields'
import { readTable, type Cell } from './table/read-table'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface ReportRow { row: number, cells: readonly Cell[], reason: string }

function columnsOf(header: readonly string[], german: boolean): Column<ReportRow>[] {
  return [
    ...header.map((name, at): Column<ReportRow> => ({ header: name, kind: 'text', value: ({ cells }) => cells[at] ?? null })),
    { header: german ? 'Zeile' : 'Row', kind: 'number', value: ({ row }) => row },
    { header: german ? 'Grund' : 'Reason', kind: 'text', value: ({ reason }) => reason },
  ]
}

/** What is wrong with a row, field by field, in one sentence each. */
function sentence(kind: ImportKind, errors: readonly ImportFieldError[], german: boolean): string {
  const fields = importKind(kind).fields
  return errors.map((error) => {
    const name = fields.find(candidate => candidate.key === error.field)?.names[german ? 0 : 1]
    return [name, reasonOf(error, german ? 'de' : 'en')].filter(Boolean).join(': ')
  }).join(' · ')
}

/** The refused rows with all their columns and the reason, to be mended and imported again. */
export async function exportImportErrors(ctx: Context, { id, format }: ImportFormatQuery & { id: string }): Promise<Download> {
  const run = await requireRun(ctx, id)
  const batches = await ctx.db.importBatch.findMany({ where: { runId: id }, select: { failures: true }, orderBy: { firstRow: 'asc' } })
  const failures = new Map(batches.flatMap(batch => Failures.parse(batch.failures)).map(failure => [failure.row, failure.errors]))
  const file = await importFile(ctx, run)
  const german = ctx.actor.tenant.language !== 'en'
  const name = `${run.fileName.replace(/\.\w+$/, '')}-${german ? 'fehler' : 'errors'}`
  const rowsOf = async () => {
    const { header, rows } = await readTable(await openFile(file))
    const wrong = rows.filter(({ row }) => failures.has(row))
      .map(({ row, cells }) => ({ row, cells, reason: sentence(run.kind, failures.get(row) ?? [], german) }))
    return { columns: columnsOf(header, german), wrong }
  }
  if (format === 'csv') {
    return {
      name: `${name}.csv`, mimeType: 'text/csv; charset=utf-8', body: async () => {
        const { columns, wrong } = await rowsOf()
        return toCsv(columns, wrong, { language: ctx.actor.tenant.language })
      },
    }
  }
  return {
    name: `${name}.xlsx`, mimeType: XLSX, body: async () => {
      const { columns, wrong } = await rowsOf()
      return toXlsx(german ? 'Fehler' : 'Errors', columns, wrong)
    },
  }
}
