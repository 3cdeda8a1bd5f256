import { createHash } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import type { RunningBuild } from '../support/built-application'
import { crashSite } from '../support/crash-site'
import { newWorld } from '../support/world'

const FILES = 90
const CONNECTIONS = 8

const world = await newWorld()
const site = await crashSite(world)
afterAll(() => site.remove())

/** A text of some hundred kilobytes, different for each number: long enough to be cut off on its way. */
const contentOf = (index: number) => Buffer.from(`Anlage ${index}\n`.repeat(20_000))
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Uploads over several connections and answers which documents were acknowledged, by number; the process may die in between. */
async function uploadAll(running: RunningBuild, onAcknowledged: () => void): Promise<Map<number, string>> {
  const waiting = Array.from({ length: FILES }, (_, index) => index)
  const acknowledged = new Map<number, string>()
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const form = new FormData()
      form.append('file', new Blob([contentOf(index)], { type: 'text/plain' }), `Anlage ${index}.txt`)
      const response = await fetch(`${running.address}/api/v1/documents`, { method: 'POST', headers: site.headers(running), body: form }).catch(() => null)
      if (!response?.ok) continue
      const { id } = await response.json() as { id: string }
      acknowledged.set(index, id)
      onAcknowledged()
    }
  }))
  return acknowledged
}

it('keeps every acknowledged document, whole, and every invariant when it is killed during uploads', async () => {
  const first = await site.start()
  let seen = 0
  const acknowledged = await uploadAll(first, () => {
    if (++seen === FILES / 3) first.child.kill('SIGKILL')
  })
  await first.ended
  expect(acknowledged.size).toBeGreaterThanOrEqual(FILES / 3)
  expect(acknowledged.size).toBeLessThan(FILES)

  await site.whileRunning(async (second) => {
    for (const [index, id] of acknowledged) {
      const response = await fetch(`${second.address}/api/v1/documents/${id}/file`, { headers: site.headers(second) })
      expect(response.status).toBe(200)
      expect(hashOf(Buffer.from(await response.arrayBuffer()))).toBe(hashOf(contentOf(index)))
    }
    expect(await site.brokenRules()).toEqual([])
  })
}, 240_000)
