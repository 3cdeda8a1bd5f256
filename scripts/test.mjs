// npm test: sets up what is missing, then every check there is. Goes on after a failure and ends with one plain
// line `N passed, N failed`; a check that is not a test suite counts as one.
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
const startedAt = Date.now()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { mkdirSync, rmSync } = await import('node:fs')
const { join } = await import('node:path')
const { elapsed, runMain, say } = await import('./setup/terminal.mjs')
const { ensureClient } = await import('./setup/prepare.mjs')
const { ensureChromium } = await import('./setup/chromium.mjs')
const { ensureDataFolder, dataFolder } = await import('./setup/places.mjs')
const { runStep } = await import('./setup/test-step.mjs')

const results = join(dataFolder, 'test')
const bin = name => join('node_modules', name)

const lint = { name: 'lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'] }
const types = { name: 'typecheck', args: ['scripts/typecheck.mjs'] }
const boundaries = { name: 'boundaries', args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'server', 'shared', 'app', '--config', '.dependency-cruiser.mjs'] }
const deadCode = { name: 'deadcode', args: [bin('knip/bin/knip.js')] }
const build = { name: 'build', args: ['scripts/build.mjs'] }

function suite(name) {
  return { name, args: [bin('vitest/vitest.mjs'), 'run', '--project', name, '--reporter=default', '--reporter=json'], counts: 'vitest' }
}

/** Browser tests of one project (playwright.config.ts) on an application of their own. */
function browserTests(name, port) {
  return { name, args: ['scripts/e2e.mjs', `--project=${name}`, `--output=test-results/${name}`], env: { E2E_PORT: String(port) }, counts: 'playwright' }
}

await runMain(async () => {
  ensureDataFolder()
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  say('Preparing …')
  ensureClient()
  const chromium = await ensureChromium(say)
  const run = step => runStep({ ...step, results, chromium, say })

  // Two lanes for two cores. The build empties .nuxt, which dead code, types and lint read; the architecture and browser tests run the build.
  // The stories begin first and fill the demo companies, of which the sweeps take a copy.
  const built = run(build)
  const lanes = await Promise.all([
    built,
    oneAfterAnother([types, browserTests('stories', 3170)], run, built),
    oneAfterAnother([boundaries, suite('unit'), suite('domain'), suite('api')], run)
      .then(async done => [...done, ...await oneAfterAnother([deadCode, lint, suite('architecture'), browserTests('sweeps', 3270)], run, built)]),
  ])
  const all = lanes.flat()

  const passed = all.reduce((sum, result) => sum + result.passed, 0)
  const failed = all.reduce((sum, result) => sum + result.failed, 0)
  say(`\nTook ${elapsed(startedAt)}; logs are in .data/test.`)
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})

async function oneAfterAnother(steps, run, before) {
  await before
  const done = []
  for (const step of steps) done.push(await run(step))
  return done
}
