// node scripts/prepare.mjs [--types]: installs what is missing and generates what the tools read, before a single suite.
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { runMain } = await import('./setup/terminal.mjs')
const { ensureClient, prepareNuxt } = await import('./setup/prepare.mjs')

await runMain(() => {
  ensureClient()
  if (process.argv.includes('--types')) prepareNuxt()
})
