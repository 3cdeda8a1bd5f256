import type { ImportFieldError, ImportOptions } from '#shared/contracts/imports'
import { importKind, type ImportKind } from '#shared/import-fields'
import type { Values } from './importer'
import { readValue } from './read-value'
import type { Cell } from './table/read-table'

/** How the columns of a file become fields. */
export interface Plan {
  kind: ImportKind
  mapping: Record<string, number>
  options: ImportOptions
}

/** Cells of a row as values of the contract; what cannot be read is an error at its field. */
export function convertRow(cells: readonly Cell[], { kind, mapping, options }: Plan): { values: Values, errors: ImportFieldError[] } {
  const values: Values = {}
  const errors: ImportFieldError[] = []
  for (const field of importKind(kind).fields) {
    const column = mapping[field.key]
    const read = column === undefined ? null : readValue(cells[column], field, options.format)
    if (read === null) continue
    if ('error' in read) errors.push({ field: field.key, code: read.error, params: { value: String(cells[column ?? 0]).slice(0, 50) } })
    else values[field.key] = read.value
  }
  return { values, errors }
}
