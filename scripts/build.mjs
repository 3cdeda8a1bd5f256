// npm run build: the production build in .output, made again only when sources changed (or with --force).
import { rmSync } from 'node:fs'
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { runMain, say } = await import('./setup/terminal.mjs')
const { buildIfChanged, stampFile } = await import('./setup/build.mjs')

await runMain(async () => {
  if (process.argv.includes('--force')) rmSync(stampFile, { force: true })
  await buildIfChanged(say)
})
