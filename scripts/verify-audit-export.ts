// npm run audit:verify -- export.zip [--fingerprint <hex>]: checks an export of the audit log, without database and network.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyExport } from './audit-export/verify'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { fingerprint: { type: 'string' } } })
const [file] = positionals
const say = (line: string) => process.stdout.write(`${line}\n`)

if (!file) {
  process.stderr.write('Name the file: npm run audit:verify -- export.zip [--fingerprint <hex>]\n')
  process.exitCode = 2
}
else {
  const verdict = verifyExport({ archive: readFileSync(file), fingerprint: values.fingerprint })
  say(`${verdict.company}, made ${verdict.madeAt} by ${verdict.madeBy}`)
  say(`${verdict.events} events, ${verdict.links} links of the chain checked, ${verdict.withheld} events with withheld values`)
  say(`Key: ${verdict.fingerprint}${values.fingerprint ? '' : ' (compare it with the page of the audit log, or give it as --fingerprint)'}`)
  for (const fault of verdict.faults) say(`FAULT: ${fault}`)
  say(verdict.faults.length === 0 ? 'Everything fits.' : 'Do not trust this export.')
  process.exitCode = verdict.faults.length === 0 ? 0 : 1
}
