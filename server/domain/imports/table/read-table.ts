import { setImmediate } from 'node:timers/promises'
import { MOST_IMPORT_ROWS } from '#shared/contracts/imports'
import { Problem } from '#server/platform/errors'
import { decodeText } from './decode-text'
import { parseCsv } from './parse-csv'
import { readXlsx, WORKBOOK_PARTS, type Cell } from './read-xlsx'
import { unpack } from './unpack'

export type { Cell } from './read-xlsx'

/** A table of a file: its heading and the rows below, each with its line as a spreadsheet counts them (the heading is 1). */
export interface Table {
  header: string[]
  rows: Array<{ row: number, cells: Cell[] }>
}

const YIELD_EVERY = 2000
const ZIP = [0x50, 0x4B, 0x03, 0x04]

/**
 * Reads a CSV or XLSX file; empty rows are left out. With `most` it stops after so many rows. Others get their turn in between.
 * Throws `import.unreadable`, `import.empty`, `import.too-many-rows`, `import.file-too-large`.
 */
export async function readTable(bytes: Uint8Array, most = Infinity): Promise<Table> {
  const table: Table = { header: [], rows: [] }
  let line = 0
  for (const cells of await rowsOf(bytes)) {
    line++
    if (line % YIELD_EVERY === 0) await setImmediate()
    if (cells.every(cell => String(cell).trim() === '')) continue
    if (table.header.length === 0) {
      table.header = headingOf(cells)
      continue
    }
    if (table.rows.length >= most) break
    table.rows.push({ row: line, cells })
    if (table.rows.length > MOST_IMPORT_ROWS) throw new Problem('import.too-many-rows', { details: { most: MOST_IMPORT_ROWS } })
  }
  if (table.rows.length === 0) throw new Problem('import.empty')
  return table
}

async function rowsOf(bytes: Uint8Array): Promise<Iterable<Cell[]>> {
  if (!ZIP.every((byte, at) => bytes[at] === byte)) return textRows(bytes)
  try {
    return readXlsx(await unpack(bytes, name => WORKBOOK_PARTS.test(name)))
  }
  catch (error) {
    throw error instanceof Problem ? error : new Problem('import.unreadable')
  }
}

function textRows(bytes: Uint8Array): Iterable<Cell[]> {
  const text = decodeText(bytes)
  // eslint-disable-next-line no-control-regex -- what has such characters is no table but a picture or program
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text.slice(0, 10_000))) throw new Problem('import.unreadable')
  return parseCsv(text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, ''))
}

function headingOf(cells: readonly Cell[]): string[] {
  return cells.map((cell, at) => String(cell).trim().slice(0, 200) || `#${at + 1}`)
}
