/** Rows of a CSV text, one after the other; quotes, doubled quotes and line breaks in quotes as RFC 4180 has them. */
export function* parseCsv(text: string): Generator<string[]> {
  const separator = separatorOf(text)
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    row.push(cell.value)
    at = cell.end
    if (at < text.length && text[at] === separator) {
      at++
      // A separator at the very end opens one more, empty cell.
      if (at === text.length) row.push('')
      continue
    }
    yield row
    row = []
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
  }
  if (row.length > 0) yield row
}

interface FoundCell { value: string, end: number }

function plainCell(text: string, from: number, separator: string): FoundCell {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number): FoundCell {
  let value = ''
  let at = from + 1
  while (at < text.length) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return afterQuote(text, quote + 1, value)
    value += '"'
    at = quote + 2
  }
  return { value, end: text.length }
}

/** What stands between a closing quote and the separator belongs to the cell: "a"b is read as ab. */
function afterQuote(text: string, from: number, value: string): FoundCell {
  let end = from
  while (end < text.length && !/[;,\t|\r\n]/.test(text[end] ?? '')) end++
  return { value: value + text.slice(from, end), end }
}

/** The separator that cuts the first lines most often into the same number of cells. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/).filter(Boolean).slice(0, 10)
  let best = { separator: ';', score: 0 }
  for (const separator of [';', ',', '\t', '|']) {
    const counts = lines.map(line => line.replace(/"[^"]*"/g, '').split(separator).length - 1)
    const [heading = 0] = counts
    const score = heading * counts.filter(count => count === heading).length
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}
