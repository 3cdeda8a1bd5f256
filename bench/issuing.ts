import type { Client } from 'pg'
import type { Person } from './http'
import { add } from './table'

const COUNT = 400
const CONNECTIONS = 16

interface Draft { id: string, version: number }

/** Issues many drafts of one series at once, and looks for gaps and duplicates afterwards. */
export async function measureIssuing(owner: Client, person: Person, customerId: string): Promise<void> {
  const drafts = await draftMany(person, customerId)
  const waiting = [...drafts]
  const startedAt = performance.now()
  const times: number[] = []
  let errors = 0
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let draft = waiting.pop(); draft; draft = waiting.pop()) {
      const began = performance.now()
      await person.post(`/api/v1/invoices/${draft.id}/issue`, { version: draft.version }).catch(() => errors++)
      times.push(performance.now() - began)
    }
  }))
  const perSecond = COUNT / ((performance.now() - startedAt) / 1000)
  times.sort((a, b) => a - b)
  const gaps = await gapsOf(owner, drafts.map(draft => draft.id))
  add({
    name: `issue on one series (gaps: ${gaps})`, connections: CONNECTIONS, rate: `${perSecond.toFixed(0)}/s`,
    p50: `${times[Math.floor(times.length / 2)]?.toFixed(1)} ms`, p95: `${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms`, errors,
    target: '≥ 60/s, 0 gaps', met: perSecond >= 60 && gaps === 0 && errors === 0,
  })
}

async function draftMany(person: Person, customerId: string): Promise<Draft[]> {
  const line = { description: 'Beratung', quantity: '8', unit: 'HUR', unitPrice: '95', taxCategory: 'S', taxRate: '19' }
  const drafts: Draft[] = []
  const body = { customerId, serviceTo: '2026-01-31', lines: [line, { ...line, description: 'Konzeption' }] }
  for (let made = 0; made < COUNT; made += CONNECTIONS) {
    drafts.push(...await Promise.all(Array.from({ length: CONNECTIONS }, () => person.post<Draft>('/api/v1/invoices', body))))
  }
  return drafts.slice(0, COUNT)
}

async function gapsOf(owner: Client, ids: string[]): Promise<number> {
  const { rows } = await owner.query<{ number: string }>('SELECT number FROM "Invoice" WHERE id = ANY ($1::uuid[]) AND number IS NOT NULL', [ids])
  const numbers = rows.map(row => Number(row.number.split('-').at(-1))).sort((a, b) => a - b)
  return numbers.filter((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1).length
}
