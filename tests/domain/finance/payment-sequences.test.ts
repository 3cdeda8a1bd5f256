import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cancelInvoice, getInvoice } from '#server/domain/invoices'
import { applyCredit, reversePayment } from '#server/domain/finance'
import { Problem } from '#server/platform/errors'
import { CreditApply } from '#shared/contracts/payments'
import { newWorld } from '../../support/world'
import { breaksOf, newClaims } from './given'

const world = await newWorld()
const claims = await newClaims(world)

/** One random thing somebody does; `at` picks an invoice or a payment that exists. */
const step = fc.record({
  what: fc.constantFrom('pay', 'pay', 'pay', 'reverse', 'apply', 'apply', 'cancel'),
  at: fc.nat(20),
  cents: fc.integer({ min: 1, max: 15_000 }),
  /** Together with the next step, in another transaction. */
  together: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const money = (cents: number) => (cents / 100).toFixed(2)

async function play(steps: readonly Step[]) {
  const customerId = await claims.customer()
  const invoices: string[] = []
  for (const gross of ['100.00', '59.99', '0.01', '250.00']) invoices.push((await claims.invoice(gross, customerId)).id)
  const payments: string[] = []
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? ''

  const actions = {
    pay: async ({ at, cents }: Step) => {
      payments.push((await claims.pay(pick(invoices, at), money(cents))).id)
    },
    reverse: async ({ at }: Step) => {
      if (payments.length) await world.run('accountant', ctx => reversePayment(ctx, { id: pick(payments, at), reason: 'Zurück' }))
    },
    apply: async ({ at, cents }: Step) => {
      const input = CreditApply.parse({ invoiceId: pick(invoices, at), amount: cents % 2 ? money(cents) : undefined })
      await world.run('accountant', ctx => applyCredit(ctx, input))
    },
    cancel: async ({ at }: Step) => {
      await world.run('manager', async (ctx) => {
        const { id, version } = await getInvoice(ctx, { id: pick(invoices, at) })
        await cancelInvoice(ctx, { id, version, reason: 'Zufall' })
      })
    },
  }
  let running: Promise<unknown>[] = []
  for (const one of steps) {
    running.push(actions[one.what as keyof typeof actions](one))
    if (!one.together) running = await settled(running)
  }
  await settled(running)
}

/** A refusal is a fine answer to a random wish; a fault or a deadlock is not. */
async function settled(running: Promise<unknown>[]): Promise<Promise<unknown>[]> {
  for (const result of await Promise.allSettled(running)) {
    if (result.status === 'rejected' && !(result.reason instanceof Problem)) throw result.reason
  }
  return []
}

it('keeps invoices, payments, credit and income in step through any sequence of events', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
    await play(steps)
    expect(await breaksOf(world)).toEqual([])
  }), { numRuns: 25 })
}, 120_000)
