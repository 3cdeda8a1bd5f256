import { AsyncLocalStorage } from 'node:async_hooks'
import { Client, escapeLiteral } from 'pg'

/** Settings that hold until the transaction ends, by name: `app.tenant_id`. */
export type TransactionSettings = Readonly<Record<`app.${string}`, string>>

const waiting = new AsyncLocalStorage<{ settings: TransactionSettings | null }>()

/**
 * Runs `begin` so that the first transaction it begins starts with these settings, in the same message that begins it: one
 * round trip fewer for every request.
 */
export function startingWith<T>(settings: TransactionSettings, begin: () => Promise<T>): Promise<T> {
  return waiting.run({ settings }, begin)
}

/**
 * Whether the settings of `startingWith` have gone out. Whoever works in the transaction asks first: without settings no row of
 * any company is visible, which would look like an empty company.
 */
export function hasStarted(): boolean {
  return waiting.getStore()?.settings === null
}

/** A connection that sends the settings that wait together with `BEGIN`, once. */
export class StartingClient extends Client {
  // The many forms of `query` are handed on as they come.
  override query(...args: unknown[]): never {
    const [first] = args
    const begins = typeof first === 'object' && first !== null && 'text' in first && first.text === 'BEGIN'
    const store = begins ? waiting.getStore() : undefined
    if (store?.settings) {
      args[0] = { ...first as object, text: `BEGIN; ${sqlOf(store.settings)}` }
      store.settings = null
    }
    return super.query(...args as Parameters<Client['query']>) as never
  }
}

function sqlOf(settings: TransactionSettings): string {
  return `SELECT ${Object.entries(settings).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`).join(', ')}`
}
