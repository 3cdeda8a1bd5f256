// One check of `npm test`: runs it with its output in a log, and counts what passed and failed.
import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './places.mjs'
import { elapsed } from './terminal.mjs'

const LINES_SHOWN = 60

export async function runStep({ name, args, counts, env: settings = {}, results, chromium, say }) {
  const startedAt = Date.now()
  const logFile = join(results, `${name}.log`)
  const json = join(results, `${name}.json`)
  const more = counts === 'vitest' ? [`--outputFile.json=${json}`] : []
  const env = { ...process.env, ...settings, E2E_JSON: json, FORCE_COLOR: '0', NODE_OPTIONS: '--max-old-space-size=4096' }
  if (chromium) env.CHROMIUM_PATH = chromium
  const code = await execute([...args, ...more], { logFile, env })
  const result = counts ? countsOf(counts, json, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  report({ name, result, logFile, took: elapsed(startedAt), say })
  return result
}

function execute(args, { logFile, env }) {
  const log = createWriteStream(logFile)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const end = () => child.kill()
    process.once('exit', end)
    child.once('exit', () => process.off('exit', end))
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    child.on('error', error => log.write(`${error.stack}\n`))
    child.on('close', code => log.end(() => resolve(code ?? 1)))
  })
}

/** A suite that ended badly without a failed test (it could not start, a file did not load) counts as one failure. */
function countsOf(kind, json, code) {
  const { passed, failed } = readCounts(kind, json)
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function readCounts(kind, json) {
  if (!existsSync(json)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(json, 'utf8'))
  if (kind === 'playwright') {
    const { expected, flaky, unexpected } = report.stats
    return { passed: expected + flaky, failed: unexpected + report.errors.length }
  }
  const unloaded = report.testResults.filter((file) => {
    return file.status === 'failed' && !file.assertionResults.some(result => result.status === 'failed')
  })
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

function report({ name, result, logFile, took, say }) {
  const { passed, failed } = result
  const sum = passed + failed > 1 ? `${passed} passed, ${failed} failed, ` : ''
  say(`${failed ? 'FAILED' : 'ok    '} ${name.padEnd(13)} ${sum}${took}`)
  if (failed === 0) return
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n')
  say([`--- last lines of ${logFile}`, ...lines.slice(-LINES_SHOWN), '---'].join('\n'))
}
