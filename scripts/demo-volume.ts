// npm run demo:volume -- --invoices 100000 --time-entries 1000000 --customers 20000 --documents 10000
// Adds a company of that size to the database of DATABASE_URL, for the bench.
import { parseArgs } from 'node:util'
import { FULL_VOLUME, fillVolume } from '../bench/volume'

const { values } = parseArgs({
  options: {
    'invoices': { type: 'string' }, 'time-entries': { type: 'string' }, 'customers': { type: 'string' },
    'documents': { type: 'string' },
  },
})
const url = process.env.DATABASE_URL
if (!url) {
  process.stderr.write('Set DATABASE_URL to the database that is to be filled.\n')
  process.exit(1)
}
await fillVolume(url, {
  invoices: Number(values.invoices ?? FULL_VOLUME.invoices),
  timeEntries: Number(values['time-entries'] ?? FULL_VOLUME.timeEntries),
  customers: Number(values.customers ?? FULL_VOLUME.customers),
  documents: Number(values.documents ?? FULL_VOLUME.documents),
}, line => process.stdout.write(`${line}\n`))
