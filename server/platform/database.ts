import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient, type Prisma } from '#server/generated/prisma/client'
import { log } from './log'

/** The transaction every use case works in. */
export type Db = Prisma.TransactionClient

let client: PrismaClient | undefined
let pool: Pool | undefined

/**
 * The pool of the runtime role. Without DATABASE_RUNTIME_URL the login of DATABASE_URL takes on the
 * runtime role at connect, so row-level security holds in either case.
 */
export function runtimePool(): Pool {
  if (pool) return pool
  const runtime = process.env.DATABASE_RUNTIME_URL
  const options = [
    '-c statement_timeout=20000',
    '-c idle_in_transaction_session_timeout=30000',
    '-c TimeZone=UTC',
    ...runtime ? [] : ['-c role=workmate_runtime'],
  ]
  pool = new Pool({
    connectionString: runtime ?? process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL_SIZE ?? 16),
    connectionTimeoutMillis: 10_000,
    options: options.join(' '),
  })
  // Without a listener a restarted PostgreSQL would end the process.
  pool.on('error', error => log.warn({ err: error.message }, 'idle database connection lost'))
  return pool
}

/** The Prisma client on that pool. */
export function database(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(runtimePool()) })
  return client
}

/** Ends all connections; tests and the shutdown use it. */
export async function closeDatabase(): Promise<void> {
  const [oldClient, oldPool] = [client, pool]
  client = undefined
  pool = undefined
  await oldClient?.$disconnect()
  if (oldPool && !oldPool.ended) await oldPool.end()
}
