import { Client } from 'pg'
import { foundCompany } from '#server/domain/administration/found-company'
import { volumeSteps, type Step } from './volume-sql'

export interface Volume {
  invoices: number
  timeEntries: number
  customers: number
  documents: number
}

/** Sizes in which the load targets are measured. */
export const FULL_VOLUME: Volume = { invoices: 100_000, timeEntries: 1_000_000, customers: 20_000, documents: 10_000 }

const CHUNK = 20_000

/**
 * Adds a company "Volumen GmbH" with that many rows, generated inside the database and written through all triggers,
 * so that the audit log grows as it would in years of use.
 * @returns id of the tenant
 */
export async function fillVolume(url: string, volume: Volume, say: (line: string) => void): Promise<string> {
  const owner = new Client({ connectionString: url })
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    const tenantId = await foundCompany(owner, { slug: `volumen-${Date.now().toString(36)}`, name: 'Volumen GmbH' })
    await owner.query('SELECT set_config(\'app.tenant_id\', $1, false), set_config(\'app.actor_type\', \'job\', false)', [tenantId])
    await owner.query('SET synchronous_commit = off')
    for (const step of volumeSteps(volume)) {
      const startedAt = Date.now()
      await runStep(owner, step)
      say(`${step.name}: ${step.rows} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
    }
    // What PostgreSQL does by itself in the hours after so many rows.
    await owner.query('VACUUM ANALYZE')
    return tenantId
  }
  finally {
    await owner.end()
  }
}

async function runStep(owner: Client, step: Step): Promise<void> {
  for (let from = 1; from <= step.rows; from += CHUNK) {
    const to = Math.min(step.rows, from + CHUNK - 1)
    for (const sql of step.sql) await owner.query(sql, parametersOf(sql, from, to))
  }
}

function parametersOf(sql: string, from: number, to: number): number[] {
  return sql.includes('$1') ? [from, to] : []
}
