import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, type PoolConfig, type QueryArrayResult } from 'pg'
import { PrismaClient, type Prisma } from '#server/generated/prisma/client'
import { countedStatement, type CountedStatement } from './counted-pages'
import { log } from './log'
import { isOfClient, statementNames } from './statement-names'
import { generalShapes, type Statement } from './statement-shape'
import { StartingClient } from './transaction-start'

/** The transaction every use case works in. */
export type Db = Prisma.TransactionClient

let client: PrismaClient | undefined
let requests: Pool | undefined
let side: Pool | undefined

/** The pool that requests and jobs do their transactions on, as the runtime role. */
export function runtimePool(): Pool {
  requests ??= newPool({ max: Number(process.env.DATABASE_POOL_SIZE ?? 8), pipeline: true, Client: RequestClient })
  return requests
}

const generalShapeOf = generalShapes()
const nameOf = statementNames()

/** A connection that has PostgreSQL keep the statements that come back. What somebody named is sent as it is. */
class RequestClient extends StartingClient {
  override query(...[first, ...others]: unknown[]): never {
    if (!isUnnamed(first)) return super.query(first, ...others)
    const counted = countedStatement(first.text)
    if (!counted) return super.query(kept(first), ...others)
    return this.#counted(first, counted) as never
  }

  async #counted(statement: Statement, { text, answerOf }: CountedStatement) {
    return answerOf(await (super.query(kept(statement, text)) as Promise<QueryArrayResult>))
  }
}

function isUnnamed(query: unknown): query is Statement {
  return typeof query === 'object' && query !== null && 'values' in query && 'name' in query && query.name === undefined
}

function kept(statement: Statement, text = statement.text) {
  const general = isOfClient(statement.text) ? { ...statement, ...generalShapeOf({ text, values: statement.values }) } : statement
  return { ...general, name: nameOf(general.text) }
}

/**
 * Connections for what is asked while a transaction is open: settings of the job queue and of the installation, the state of the
 * system. On the pool of requests as many transactions as there are connections would wait for each other for ever.
 */
export function sidePool(): Pool {
  side ??= newPool({ max: 3 })
  return side
}

/**
 * Without DATABASE_RUNTIME_URL the login of DATABASE_URL takes on the runtime role at connect, so row-level security
 * holds in either case.
 */
function newPool(config: PoolConfig): Pool {
  const runtime = process.env.DATABASE_RUNTIME_URL
  const options = [
    '-c statement_timeout=20000',
    '-c idle_in_transaction_session_timeout=30000',
    '-c TimeZone=UTC',
    ...runtime ? [] : ['-c role=workmate_runtime'],
  ]
  const pool = new Pool({
    connectionString: runtime ?? process.env.DATABASE_URL, connectionTimeoutMillis: 10_000, options: options.join(' '), ...config,
  })
  // Without a listener a restarted PostgreSQL would end the process.
  pool.on('error', error => log.warn({ err: error.message }, 'idle database connection lost'))
  return pool
}

/** The Prisma client on the pool of requests. */
export function database(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(runtimePool()) })
  return client
}

/** Ends all connections; tests and the shutdown use it. */
export async function closeDatabase(): Promise<void> {
  const [oldClient, pools] = [client, [requests, side]]
  client = undefined
  requests = undefined
  side = undefined
  await oldClient?.$disconnect()
  for (const pool of pools) {
    if (pool && !pool.ended) await pool.end()
  }
}
