import { Problem } from '#server/platform/errors'

/** Numbers stay numbers, so that 1.234 of a workbook is never read as thousand; days and times become ISO text. */
export type Cell = string | number

/** Parts of a workbook that are read. */
export const WORKBOOK_PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/

/** Rows of the first sheet that a person sees. Throws `import.unreadable`. */
export function* readXlsx(parts: ReadonlyMap<string, Buffer>): Generator<Cell[]> {
  const text = (name: string) => parts.get(name)?.toString('utf8') ?? ''
  const sheet = text(sheetPath(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')))
  if (!sheet) throw new Problem('import.unreadable')
  // No document type: entities of one's own are how small files become large ones.
  if (/<!DOCTYPE|<!ENTITY/i.test(sheet.slice(0, 2000) + text('xl/sharedStrings.xml').slice(0, 2000))) throw new Problem('import.unreadable')
  const strings = sharedStrings(text('xl/sharedStrings.xml'))
  const clocks = dateStyles(text('xl/styles.xml'))
  const from1904 = /<workbookPr[^>]*date1904="(1|true)"/.test(text('xl/workbook.xml'))
  for (const [, row = ''] of sheet.matchAll(/<(?:\w+:)?row\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) yield cellsOf(row, { strings, clocks, from1904 })
}

interface Book {
  strings: readonly string[]
  /** What each cell style shows: a day, a time, both. */
  clocks: ReadonlyMap<number, Clock>
  from1904: boolean
}
type Clock = 'day' | 'time' | 'both'

function sheetPath(workbook: string, relations: string): string {
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(match => match[0])
  const shown = sheets.find(sheet => !/state="(very)?hidden"/i.test(sheet)) ?? sheets[0] ?? ''
  const id = /r:id="([^"]+)"/.exec(shown)?.[1] ?? /:id="([^"]+)"/.exec(shown)?.[1]
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].map(match => match[0]).find(part => part.includes(`Id="${id}"`)) ?? ''
  const target = /Target="([^"]+)"/.exec(relation)?.[1] ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function cellsOf(row: string, book: Book): Cell[] {
  const cells: Cell[] = []
  for (const [, attributes = '', content = ''] of row.matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const column = columnOf(/\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1]) ?? cells.length
    if (column > 500) continue
    while (cells.length < column) cells.push('')
    cells[column] = cellValue(attributes, content, book)
  }
  return cells
}

function columnOf(letters: string | undefined): number | null {
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellValue(attributes: string, content: string, book: Book): Cell {
  const type = attribute(attributes, 't') || 'n'
  if (type === 'inlineStr') return textOf(content)
  const value = writtenIn(content)
  if (type !== 'n') return TYPED[type]?.(value, book) ?? value
  if (value === '' || !Number.isFinite(Number(value))) return value
  const clock = book.clocks.get(Number(attribute(attributes, 's')))
  return clock ? moment(Number(value), clock, book.from1904) : Number(value)
}

function writtenIn(content: string): string {
  return unescaped(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1] ?? '')
}

function attribute(tag: string, name: 't' | 's'): string {
  return (name === 't' ? /\bt="(\w+)"/ : /\bs="(\w+)"/).exec(tag)?.[1] ?? ''
}

/** Shared text, truth and errors; everything else is what it says. */
const TYPED: Record<string, (value: string, book: Book) => string> = {
  s: (value, book) => book.strings[Number(value)] ?? '',
  b: value => value === '1' ? 'true' : 'false',
  e: () => '',
}

/** Serial day number as text: days since 1899-12-30 (or 1904-01-01), the fraction being the time of day. */
function moment(serial: number, clock: Clock, from1904: boolean): string {
  const seconds = Math.round((serial + (from1904 ? 1462 : 0)) * 86_400)
  const iso = new Date((seconds - 25_569 * 86_400) * 1000)
  if (Number.isNaN(iso.getTime())) return String(serial)
  const [day = '', time = ''] = iso.toISOString().split('T')
  const shown = time.slice(0, 5)
  if (clock === 'day') return day
  return clock === 'time' && serial < 1 ? shown : `${day} ${shown}`
}

const BUILT_IN = new Map<number, Clock>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36].map(id => [id, 'day'] as const), [22, 'both'], ...[18, 19, 20, 21, 32, 33, 45, 46, 47].map(id => [id, 'time'] as const),
])

/** Styles whose number format shows days or times. */
function dateStyles(styles: string): Map<number, Clock> {
  const formats = new Map(BUILT_IN)
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\b[^>]*>/g)) {
    const clock = clockOf(unescaped(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ''))
    if (clock) formats.set(Number(/numFmtId="(\d+)"/.exec(tag)?.[1]), clock)
  }
  return cellClocks(styles, formats)
}

function cellClocks(styles: string, formats: ReadonlyMap<number, Clock>): Map<number, Clock> {
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? ''
  const found = new Map<number, Clock>()
  for (const [at, [tag]] of [...cells.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].entries()) {
    const clock = formats.get(Number(/numFmtId="(\d+)"/.exec(tag)?.[1] ?? 0))
    if (clock) found.set(at, clock)
  }
  return found
}

function clockOf(format: string): Clock | null {
  const bare = format.replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\./gi, '')
  const day = /[yd]/i.test(bare)
  const time = /[hs]/i.test(bare)
  if (day) return time ? 'both' : 'day'
  return time ? 'time' : null
}

function sharedStrings(xml: string): string[] {
  return [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map(([, content = '']) => textOf(content))
}

/** Text of all runs, without the phonetic guides of East Asian text. */
function textOf(xml: string): string {
  const runs = xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '')
  return [...runs.matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)].map(([, text = '']) => unescaped(text)).join('')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }

function unescaped(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10FFFF ? String.fromCodePoint(code) : ''
  }).replace(/_x000D_/g, '')
}
