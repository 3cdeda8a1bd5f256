import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

interface Done<T> {
  result: T
  /** Figures that the page shows. */
  details: Record<string, string | number>
}

/**
 * Notes a run of backup or restore for the system page. A database of an older version has no such table, and a full one cannot be written:
 * neither may spoil the backup itself, so that is only told.
 */
export async function recordRun<T>(url: string, name: 'backup' | 'restore', work: () => Promise<Done<T>>): Promise<T> {
  const startedAt = new Date()
  try {
    const { result, details } = await work()
    await note(url, [name, startedAt, true, JSON.stringify(details)])
    return result
  }
  catch (error) {
    // After a restore that failed the place must stay empty for the next attempt.
    if (name === 'backup') await note(url, [name, startedAt, false, error instanceof Error ? error.message.slice(0, 500) : String(error)])
    throw error
  }
}

async function note(url: string, values: unknown[]): Promise<void> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(`INSERT INTO "MaintenanceRun" (id, name, "startedAt", "finishedAt", ok, message)
      VALUES ($1, $2, $3, now(), $4, $5)`, [randomUUID(), ...values])
  }
  catch (error) {
    process.stderr.write(`This run could not be noted for the system page: ${error instanceof Error ? error.message : String(error)}\n`)
  }
  finally {
    await client.end().catch(() => undefined)
  }
}
