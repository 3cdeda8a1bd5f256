import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { browserPath } from '#server/platform/browser-path'
import { add } from './table'

/** Fetched by npm when it is asked for: it is ten times as large as what one works with. */
const LIGHTHOUSE = 'lighthouse@13.5.0'
const RUNS = 3
/** Chrome's recording of a page comes out empty now and then. */
const ATTEMPTS = 3

const PAGES = [{ name: 'home', path: '/' }, { name: 'invoice list', path: '/invoices' }]
const DEVICES = [{ name: 'desktop', flags: ['--preset=desktop'], atLeast: 95 }, { name: 'mobile', flags: [], atLeast: 85 }]

/** Lighthouse's figure for performance, the middle one of three runs, of a person who is signed in. */
export async function measureLighthouse(base: string, cookie: string): Promise<void> {
  for (const page of PAGES) {
    for (const device of DEVICES) {
      const scores: number[] = []
      for (let run = 0; run < RUNS; run++) scores.push(await scoreOf({ url: base + page.path, cookie, flags: device.flags }))
      const score = scores.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0
      add({
        name: `Lighthouse: ${page.name}, ${device.name}`, connections: 1, rate: String(score), p50: '', p95: '', errors: 0,
        target: `≥ ${device.atLeast}`, met: score >= device.atLeast,
      })
    }
  }
}

interface Visit {
  url: string
  cookie: string
  flags: string[]
}

async function scoreOf(visit: Visit, attempt = 1): Promise<number> {
  try {
    return await scoreOnce(visit)
  }
  catch (error) {
    if (attempt === ATTEMPTS) throw error
    return scoreOf(visit, attempt + 1)
  }
}

async function scoreOnce({ url, cookie, flags }: Visit): Promise<number> {
  const { stdout } = await promisify(execFile)('npm', [
    'exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url, ...flags, '--only-categories=performance', '--output=json', '--quiet',
    '--chrome-flags=--headless=new --no-sandbox', `--extra-headers=${JSON.stringify({ cookie })}`,
  ], { maxBuffer: 64_000_000, env: { ...process.env, CHROME_PATH: browserPath() ?? undefined } })
  const report = JSON.parse(stdout) as { categories: { performance: { score: number | null } } }
  return Math.round((report.categories.performance.score ?? 0) * 100)
}
