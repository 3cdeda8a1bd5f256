import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { JOBS } from '../jobs'
import { expectMigrations } from '../platform/system-checks'
import { queuesOf } from '../platform/jobs'
import { migrate, type Migration } from '../platform/migrations'
import { progress } from './progress'

const PATIENCE_MS = 60_000

/** Brings the database to this version, as its owner. With WORKMATE_MIGRATE=0 that is done by hand (`npm run migrate`). */
export async function migrateAtStart(migrations: Migration[]): Promise<void> {
  expectMigrations(migrations.map(migration => migration.name))
  const url = process.env.DATABASE_URL ?? ''
  await untilDatabaseAnswers(url)
  if (process.env.WORKMATE_MIGRATE === '0') return
  await migrate({ url, migrations, queues: queuesOf(JOBS), onProgress: progress })
}

/** Containers start in any order: a database that is still starting is waited for. */
async function untilDatabaseAnswers(url: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (let told = false; ; told = true) {
    try {
      return await touch(url)
    }
    catch (error) {
      const { code = '', message } = error as Error & { code?: string }
      if (!/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|57P03)/.test(code)) throw error
      if (Date.now() > giveUpAt) throw new Error(`The database did not answer for a minute (${code || message}): check DATABASE_URL.`, { cause: error })
      if (!told) progress('Waiting for the database …')
      await pause(500)
    }
  }
}

async function touch(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT 1')
  }
  finally {
    await client.end().catch(() => undefined)
  }
}
