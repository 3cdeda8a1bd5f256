import { setTimeout as pause } from 'node:timers/promises'
import { Decimal } from 'decimal.js'
import { afterAll, expect, it } from 'vitest'
import { draftInvoice } from '#server/domain/invoices'
import { newBilling } from '../support/billing'
import type { RunningBuild } from '../support/built-application'
import { crashSite } from '../support/crash-site'
import { newWorld } from '../support/world'

const DRAFTS = 120
const CONNECTIONS = 16

const world = await newWorld()
const site = await crashSite(world)
afterAll(() => site.remove())

interface Draft { id: string, version: number }

async function draftMany(): Promise<Draft[]> {
  const { customerId } = await newBilling(world)
  const line = { description: 'Beratung', quantity: new Decimal(8), unit: 'HUR', unitPrice: new Decimal(95), taxCategory: 'S' as const, taxRate: new Decimal(19) }
  const drafts = []
  for (let made = 0; made < DRAFTS; made++) {
    const input = { customerId, serviceTo: new Date('2026-01-31'), lines: [line] } as Parameters<typeof draftInvoice>[1]
    drafts.push(await world.run('manager', ctx => draftInvoice(ctx, input)))
  }
  return drafts
}

/** Issues all of them over many connections and answers which were acknowledged; the process may die in between. */
async function issueAll(running: RunningBuild, drafts: Draft[], onAcknowledged: () => void): Promise<string[]> {
  const waiting = [...drafts]
  const acknowledged: string[] = []
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let draft = waiting.pop(); draft; draft = waiting.pop()) {
      const response = await fetch(`${running.address}/api/v1/invoices/${draft.id}/issue`, {
        method: 'POST', headers: { ...site.headers(running), 'content-type': 'application/json' }, body: JSON.stringify({ version: draft.version }),
      }).catch(() => null)
      if (!response?.ok) continue
      acknowledged.push(draft.id)
      onAcknowledged()
    }
  }))
  return acknowledged
}

const count = async (condition: string) => Number((await world.sql<{ count: string }>(`SELECT count(*) FROM "Invoice" WHERE ${condition}`))[0]?.count)

it('keeps every acknowledged invoice and every invariant when it is killed while issuing', async () => {
  const drafts = await draftMany()
  const first = await site.start()
  let seen = 0
  const acknowledged = await issueAll(first, drafts, () => {
    if (++seen === DRAFTS / 3) first.child.kill('SIGKILL')
  })
  await first.ended
  expect(acknowledged.length).toBeGreaterThanOrEqual(DRAFTS / 3)
  expect(acknowledged.length).toBeLessThan(DRAFTS)

  await site.whileRunning(async () => {
    expect(await count(`id = ANY ('{${acknowledged.join()}}') AND status <> 'ISSUED'`)).toBe(0)
    // What the killed process was rendering comes back when its heartbeat is missed.
    for (let second = 0; second < 150 && await count('status = \'ISSUED\' AND "pdfFileId" IS NULL') > 0; second++) await pause(1000)
    expect(await count('status = \'ISSUED\' AND "pdfFileId" IS NULL')).toBe(0)
    await pause(3000)
    expect(await site.brokenRules()).toEqual([])
  })
}, 240_000)
