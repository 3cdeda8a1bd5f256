import { isNumeric, numberText, wallClock, type Cell, type Column } from './spreadsheet-cells'

interface CsvOptions {
  /** German: semicolons and decimal commas, as Excel expects there. English: commas and points. Default German. */
  language?: string
}

/** A cell whose text starts like this would be run as a formula when opened (CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** A CSV text with byte order mark, so that Excel reads the umlauts. Text that looks like a formula is neutralised. */
export function toCsv<Row>(columns: ReadonlyArray<Column<Row>>, rows: Iterable<Row>, options: CsvOptions = {}): string {
  const german = options.language !== 'en'
  const separator = german ? ';' : ','
  const lines = [columns.map(column => quoted(neutral(column.header), separator)).join(separator)]
  for (const row of rows) {
    lines.push(columns.map(column => csvCell(column.value(row), column, german)).map(cell => quoted(cell, separator)).join(separator))
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function csvCell<Row>(value: Cell, column: Column<Row>, german: boolean): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dateText(value, column, german)
  if (isNumeric(value)) {
    const text = numberText(value, column.kind)
    return german ? text.replace('.', ',') : text
  }
  return neutral(String(value))
}

function neutral(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

function quoted(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function dateText<Row>(value: Date, column: Column<Row>, german: boolean): string {
  const local = column.kind === 'datetime' ? wallClock(value, column.zone) : value
  const iso = local.toISOString()
  const day = german ? `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}` : iso.slice(0, 10)
  return column.kind === 'datetime' ? `${day} ${iso.slice(11, 16)}` : day
}

export { toXlsx } from './spreadsheet-xlsx'
export { wallClock, type Cell, type Column } from './spreadsheet-cells'
