import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { Decimal } from 'decimal.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkInvariants } from '#server/invariants'
import { draftInvoice } from '#server/domain/invoices'
import { fileStoreOf } from '#server/platform/file-store'
import { forgetKeyRing } from '#server/platform/key-ring'
import { readMigrationsFrom } from '#server/platform/migrations'
import { encodeSessionCookie, sessionCookieName } from '#server/platform/session-cookie'
import { newBilling } from '../support/billing'
import { BUILD_SECRETS, copyBuild, statusWhenReady, type CopiedBuild, type RunningBuild } from '../support/built-application'
import { newWorld } from '../support/world'

const DRAFTS = 120
const CONNECTIONS = 16
const provider = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'workmateos' }

const world = await newWorld()
let build: CopiedBuild
let cookie: string

beforeAll(async () => {
  Object.assign(process.env, BUILD_SECRETS)
  forgetKeyRing()
  build = await copyBuild(world.databaseUrls)
  cookie = await signedIn()
})
afterAll(() => build.remove())

/** Cookie of a session of the manager. */
async function signedIn(): Promise<string> {
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  const { tenantId, employeeId } = world.as('manager')
  await world.sql('INSERT INTO "UserAccount" (id, issuer, subject) VALUES ($1::uuid, \'crash\', $2)', [userId, userId])
  await world.sql('INSERT INTO "Membership" (id, "userId", "employeeId") VALUES ($1, $2, $3)', [randomUUID(), userId, employeeId])
  await world.sql('INSERT INTO "Session" (id, "userId", "tenantId", "expiresAt") VALUES ($1, $2, $3, now() + interval \'1 hour\')', [sessionId, userId, tenantId])
  return `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}`
}

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
async function issueAll({ address }: RunningBuild, drafts: Draft[], onAcknowledged: () => void): Promise<string[]> {
  const waiting = [...drafts]
  const acknowledged: string[] = []
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let draft = waiting.pop(); draft; draft = waiting.pop()) {
      const response = await fetch(`${address}/api/v1/invoices/${draft.id}/issue`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'origin': address.replace('127.0.0.1', 'localhost') },
        body: JSON.stringify({ version: draft.version }),
      }).catch(() => null)
      if (!response?.ok) continue
      acknowledged.push(draft.id)
      onAcknowledged()
    }
  }))
  return acknowledged
}

async function brokenRules(): Promise<string[]> {
  const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const schemas = await readdir(project('prisma/schema'))
  const results = await checkInvariants({
    url: world.databaseUrls.ownerUrl,
    store: fileStoreOf({ FILES_DIR: join(build.folder, 'files') } as unknown as NodeJS.ProcessEnv),
    migrations: await readMigrationsFrom(project('prisma/migrations')),
    prismaSchema: (await Promise.all(schemas.map(name => readFile(project(`prisma/schema/${name}`), 'utf8')))).join('\n'),
  })
  return results.filter(result => result.count > 0).map(result => `${result.count} ${result.name}`)
}

const count = async (condition: string) => Number((await world.sql<{ count: string }>(`SELECT count(*) FROM "Invoice" WHERE ${condition}`))[0]?.count)

it('keeps every acknowledged invoice and every invariant when it is killed while issuing', async () => {
  const drafts = await draftMany()
  const first = await build.start(provider)
  expect(await statusWhenReady(first), first.output()).toBe(200)
  let seen = 0
  const acknowledged = await issueAll(first, drafts, () => {
    if (++seen === DRAFTS / 3) first.child.kill('SIGKILL')
  })
  await first.ended
  expect(acknowledged.length).toBeGreaterThanOrEqual(DRAFTS / 3)
  expect(acknowledged.length).toBeLessThan(DRAFTS)

  const second = await build.start(provider)
  try {
    expect(await statusWhenReady(second), second.output()).toBe(200)
    expect(await count(`id = ANY ('{${acknowledged.join()}}') AND status <> 'ISSUED'`)).toBe(0)
    // What the killed process was rendering comes back when its heartbeat is missed.
    for (let second = 0; second < 150 && await count('status = \'ISSUED\' AND "pdfFileId" IS NULL') > 0; second++) await pause(1000)
    expect(await count('status = \'ISSUED\' AND "pdfFileId" IS NULL')).toBe(0)
    await pause(3000)
    expect(await brokenRules()).toEqual([])
  }
  finally {
    second.child.kill('SIGTERM')
    await second.ended
  }
}, 240_000)
