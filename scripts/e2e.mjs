// npm run test:e2e: the production build with the demo company on an empty database, and Playwright against it.
// Arguments go to Playwright: npm run test:e2e -- main-job
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { spawn } = await import('node:child_process')
const { runMain, say } = await import('./setup/terminal.mjs')
const { onEndingSignal } = await import('./setup/processes.mjs')
const { root } = await import('./setup/places.mjs')
const { startThrowaway } = await import('./setup/throwaway.mjs')

await runMain(async () => {
  const application = await startThrowaway({
    port: Number(process.env.E2E_PORT || 3170), secrets: 'end-to-end-tests-only-0123456789abcdef', say, keepDemo: true,
    settings: {
      // Where the tests listen for web push.
      PUSH_TRUSTED_HOSTS: '127.0.0.1:3190',
      // Sweeps only look: they need no worker that makes the documents of six hundred demo invoices meanwhile.
      ...process.argv.includes('--project=sweeps') && { WORKMATE_ROLE: 'web' },
    },
  })
  onEndingSignal(async () => {
    await application.stop()
    process.exit(1)
  })
  try {
    const { CHROMIUM_PATH, DATABASE_URL } = application.env
    process.exitCode = await playwright({ E2E_BASE_URL: application.url, CHROMIUM_PATH, DATABASE_URL })
  }
  finally {
    await application.stop()
  }
})

function playwright(env) {
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise(resolve => child.on('exit', code => resolve(code ?? 1)))
}
