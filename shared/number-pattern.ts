/** Tokens of a number series: {YYYY}, {YY}, {MM} and one padded counter such as {0000}. */
const TOKENS = /\{(YYYY|YY|MM|0+)\}/g

/** What is wrong with a pattern, as an error code; null when it can be used. */
export function patternFault(pattern: string): string | null {
  const tokens = [...pattern.matchAll(TOKENS)].map(match => match[1] ?? '')
  const counters = tokens.filter(token => token.startsWith('0'))
  if (counters.length !== 1) return counters.length ? 'number-series.counter-twice' : 'number-series.counter-missing'
  if ((counters[0]?.length ?? 0) > 9) return 'number-series.counter-too-long'
  if (/[{}]/.test(pattern.replaceAll(TOKENS, ''))) return 'number-series.unknown-token'
  // The counter starts again every month; without the year last year's numbers would come back.
  if (tokens.includes('MM') && !tokens.some(token => token.startsWith('YY'))) return 'number-series.month-without-year'
  // A literal digit next to the counter could make two different counts read the same.
  if (/\d\{0+\}|\{0+\}(\d|\{)/.test(pattern)) return 'number-series.counter-not-separated'
  return null
}

/** The counter starts again when the finest date token of the pattern changes. */
export function periodOf(pattern: string, day: Date): string {
  const iso = day.toISOString()
  if (pattern.includes('{MM}')) return iso.slice(0, 7)
  return /\{YY(YY)?\}/.test(pattern) ? iso.slice(0, 4) : ''
}

/** Fills {YYYY}, {YY}, {MM} and the padded counter {0000}. */
export function formatSeriesNumber(pattern: string, day: Date, value: number): string {
  return datesFilled(pattern, day).replace(/\{(0+)\}/, (_, zeros: string) => String(value).padStart(zeros.length, '0'))
}

/** Anchored regular expression (also valid in PostgreSQL) of the numbers the pattern makes on that day; group 1 is the counter. */
export function numbersOf(pattern: string, day: Date): string {
  const [before = '', after = ''] = datesFilled(pattern, day).split(/\{0+\}/)
  return `^${escaped(before)}([0-9]{1,9})${escaped(after)}$`
}

function datesFilled(pattern: string, day: Date): string {
  const iso = day.toISOString()
  return pattern.replaceAll('{YYYY}', iso.slice(0, 4)).replaceAll('{YY}', iso.slice(2, 4)).replaceAll('{MM}', iso.slice(5, 7))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
