import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { inject } from 'vitest'
import { asSuperuser } from '../../scripts/setup/database-roles.mjs'
import { TEMPLATE, TEST_LOGINS } from './test-cluster'

export interface TestDatabase {
  /** Login that owns the database; row-level security is forced on it as well. */
  ownerUrl: string
  /** Login of the application. */
  runtimeUrl: string
  drop: () => Promise<void>
}

/** A migrated, empty database of one's own, made in a few milliseconds from the template. */
export async function freshDatabase(): Promise<TestDatabase> {
  return newDatabase(`TEMPLATE ${TEMPLATE}`)
}

/** A database without any table, for tests of migrations and of restore. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return newDatabase('')
}

async function newDatabase(options: string): Promise<TestDatabase> {
  const cluster = inject('testCluster')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asSuperuser(cluster, client => client.query(`CREATE DATABASE ${name} OWNER workmate_owner ${options}`))
  const url = (user: string, password: string) => `postgresql://${user}:${password}@127.0.0.1:${cluster.port}/${name}`
  return {
    ownerUrl: url('workmate_owner', TEST_LOGINS.ownerPassword),
    runtimeUrl: url('workmate_app', TEST_LOGINS.runtimePassword),
    drop: () => asSuperuser(cluster, async (client: Client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    }),
  }
}
