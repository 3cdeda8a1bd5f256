import { promisify } from 'node:util'
import { strToU8, zip, type AsyncZippable } from 'fflate'
import { isNumeric, numberText, wallClock, type Cell, type Column } from './spreadsheet-cells'

const zipped = promisify<AsyncZippable, Uint8Array>((files, done) => {
  zip(files, { level: 6 }, (error, bytes) => done(error, bytes))
})

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Index into cellXfs of `styles.xml` below. */
const STYLE: Record<Column<unknown>['kind'] | 'header', number> = { text: 0, number: 1, money: 2, date: 3, datetime: 4, header: 5 }

/**
 * An XLSX workbook with one sheet: bold frozen header, filter, real numbers and dates. Text is always stored as
 * text, so nothing in it can act as a formula.
 */
export async function toXlsx<Row>(sheetName: string, columns: ReadonlyArray<Column<Row>>, rows: Iterable<Row>): Promise<Buffer> {
  const name = sheetName.replace(/[[\]*?:/\\]/g, ' ').slice(0, 31) || 'Sheet'
  return Buffer.from(await zipped({
    '[Content_Types].xml': part(contentTypes),
    '_rels/.rels': part(relations([['officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': part(`<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    'xl/_rels/workbook.xml.rels': part(relations([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']])),
    'xl/styles.xml': part(styles),
    'xl/worksheets/sheet1.xml': part(sheet(columns, rows)),
  }))
}

function part(xml: string): Uint8Array {
  return strToU8(XML + xml)
}

function sheet<Row>(columns: ReadonlyArray<Column<Row>>, rows: Iterable<Row>): string {
  const widths = columns.map(column => Math.max(10, column.header.length + 4))
  const lines = [rowXml(1, columns.map((column, at) => textCell(at, 1, { text: column.header, style: STYLE.header })))]
  let count = 1
  for (const row of rows) {
    count++
    lines.push(rowXml(count, columns.map((column, at) => {
      const value = column.value(row)
      widths[at] = Math.min(60, Math.max(widths[at] ?? 10, String(value ?? '').length + 2))
      return cellXml(value, column, { at, row: count })
    })))
  }
  const cols = columns.map((column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column, widths[at])}" customWidth="1"/>`).join('')
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    + `<cols>${cols}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A1:${letters(columns.length - 1)}${count}"/></worksheet>`
}

function widthOf<Row>(column: Column<Row>, width = 10): number {
  if (column.kind === 'date') return Math.max(12, column.header.length + 4)
  return column.kind === 'datetime' ? Math.max(18, column.header.length + 4) : width
}

function rowXml(row: number, cells: string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`
}

function cellXml<Row>(value: Cell, column: Column<Row>, place: { at: number, row: number }): string {
  const style = STYLE[column.kind]
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    return numberCell(place, serialOf(column.kind === 'datetime' ? wallClock(value, column.zone) : value), style)
  }
  if (isNumeric(value)) return numberCell(place, numberText(value, column.kind), style)
  return textCell(place.at, place.row, { text: String(value), style: STYLE.text })
}

function numberCell(place: { at: number, row: number }, text: string, style: number): string {
  return `<c r="${letters(place.at)}${place.row}" s="${style}"><v>${text}</v></c>`
}

function textCell(at: number, row: number, cell: { text: string, style: number }): string {
  return `<c r="${letters(at)}${row}" s="${cell.style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text.slice(0, 32_767))}</t></is></c>`
}

/** Days since 1899-12-30. */
function serialOf(date: Date): string {
  return String(Number((date.getTime() / 86_400_000 + 25_569).toFixed(8)))
}

function letters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)
}

function escaped(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex -- XML 1.0 has no way to write these
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function relations(targets: Array<[type: string, target: string]>): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], at) =>
    `<Relationship Id="rId${at + 1}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`
}

const contentTypes = `<Types xmlns="${PACKAGE}/content-types">`
  + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  + `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`
  + `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>`
  + `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`

const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.00"/>`
  + '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">'
  + ['0', '0', '164', '165', '166'].map(format => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`).join('')
  + '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
