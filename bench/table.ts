import { runLoad, type LoadResult } from './load'

/** One measured figure with the target it is held against. */
export interface Row {
  name: string
  connections: number
  rate: string
  p50: string
  p95: string
  errors: number
  target: string
  /** Null: a ceiling, nothing to reach. */
  met: boolean | null
}

const rows: Row[] = []

export interface Scenario {
  name: string
  connections: number
  request: (index: number) => Promise<void>
  target?: string
  meets?: (result: LoadResult) => boolean
}

const seconds = Number(process.env.BENCH_SECONDS ?? 5)

/** Runs a scenario and prints its line. */
export async function measure({ name, connections, request, target = '–', meets }: Scenario): Promise<void> {
  const result = await runLoad({ connections, seconds, request })
  add({
    name, connections, rate: `${result.perSecond.toFixed(0)}/s`, p50: `${result.p50.toFixed(1)} ms`, p95: `${result.p95.toFixed(1)} ms`,
    errors: result.errors, target, met: meets ? meets(result) && result.errors === 0 : null,
  })
  if (result.firstError) process.stdout.write(`  first error: ${result.firstError}\n`)
}

/** Adds a figure that was measured otherwise. */
export function add(row: Row): void {
  rows.push(row)
  print([row.name, String(row.connections), row.rate, row.p50, row.p95, String(row.errors), row.target, verdict(row)])
}

const WIDTHS = [-46, 3, 10, 10, 10, 6, -16, -3]

function print(cells: string[]): void {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index] ?? 0
    return width < 0 ? cell.padEnd(-width) : cell.padStart(width)
  })
  process.stdout.write(`${padded.join('  ')}\n`)
}

function verdict(row: Row): string {
  if (row.met === null) return ''
  return row.met ? 'yes' : 'NO'
}

export function head(): void {
  print(['what', 'con', 'rate', 'p50', 'p95', 'errors', 'target', 'met'])
}

/** Says what was missed. */
export function closing(): void {
  const missed = rows.filter(row => row.met === false)
  process.stdout.write(missed.length ? `\nMissed: ${missed.map(row => `${row.name} (${row.target})`).join('; ')}\n` : '\nEvery target met.\n')
}
