// Runs one of our TypeScript scripts: node scripts/run.mjs scripts/migrate.ts [arguments]
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL, fileURLToPath } from 'node:url'

const [script, ...rest] = process.argv.slice(2)
if (!script) {
  process.stderr.write('Usage: node scripts/run.mjs <script.ts> [arguments]\n')
  process.exit(2)
}

if (Number(process.versions.node.split('.')[0]) < 24) handOverToNode24()
else await runHere()

async function runHere() {
  process.removeAllListeners('warning')
  await import('./typescript-hooks.mjs')
  process.argv = [process.argv[0], resolve(script), ...rest]
  await import(pathToFileURL(resolve(script)).href)
}

function handOverToNode24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
  if (!existsSync(node)) {
    process.stderr.write('Node 24 is not installed yet: run `npm install` first.\n')
    process.exit(1)
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1))
}
