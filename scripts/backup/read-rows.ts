import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import type { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Table } from './table-catalogue'

const NEWLINE = 10

/**
 * Streams a table's rows in PostgreSQL's COPY text form, company by company where row-level security wants it:
 * so a backup needs no right to bypass it.
 */
export function rowsOf(client: Client, table: Table, tenants: string[]): Readable {
  return Readable.from(chunksOf(client, table, tenants), { objectMode: false })
}

async function* chunksOf(client: Client, table: Table, tenants: string[]) {
  if (!table.perTenant) {
    yield* client.query(copyTo(`COPY (${table.select}) TO STDOUT`))
    return
  }
  for (const tenant of tenants) {
    await client.query('SELECT set_config(\'app.tenant_id\', $1, true)', [tenant])
    yield* client.query(copyTo(`COPY (${table.select}) TO STDOUT`))
  }
}

/** Passes bytes through and knows afterwards how many rows there were and their SHA-256. */
export class Tally extends Transform {
  rows = 0
  bytes = 0
  private readonly hash = createHash('sha256')

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void) {
    this.hash.update(chunk)
    this.bytes += chunk.length
    // A line break inside a value is escaped, so every newline ends a row.
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.rows++
    done(null, chunk)
  }

  sha256() {
    return this.hash.digest('hex')
  }
}
