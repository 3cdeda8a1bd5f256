import type { Client } from 'pg'
import type { InvoiceContent } from '#shared/invoice-content'
import { contentHash } from '../domain/invoices/content-hash'
import type { FileStore } from '../platform/file-store'
import { sha256Of } from '../platform/stored-files'
import { buffer } from 'node:stream/consumers'

const BATCH = 500
const DAY_MS = 86_400_000
const HEADS = 'audit-heads'

/** I3: issued documents whose content is not what was hashed when they were issued. */
export async function countChangedDocuments(client: Client): Promise<number> {
  let changed = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<{ id: string, content: InvoiceContent | null, hash: string | null }>(
      `SELECT id, content, "contentHash" AS hash FROM "Invoice" WHERE status <> 'DRAFT' AND id > $1 ORDER BY id LIMIT ${BATCH}`, [after])
    changed += rows.filter(row => !row.content || contentHash(row.content) !== row.hash).length
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return changed
    after = last.id
  }
}

/** What the file store says about the company's files. */
export interface FileFaults {
  missing: number
  changed: number
  orphans: number
}

/** I3 and I6: rows without object, objects whose content changed, objects without row for more than a day. */
export async function countFileFaults(client: Client, store: FileStore, tenantId: string): Promise<FileFaults> {
  const { rows } = await client.query<{ key: string, sha256: string }>('SELECT "storageKey" AS key, sha256 FROM "StoredFile"')
  const known = new Map(rows.map(row => [row.key, row.sha256]))
  const faults: FileFaults = { missing: 0, changed: 0, orphans: 0 }
  const found = new Set<string>()
  for await (const object of store.list(`${tenantId}/`)) {
    if (object.key.startsWith(`${tenantId}/${HEADS}/`)) continue
    found.add(object.key)
    if (!known.has(object.key) && Date.now() - object.modifiedAt.getTime() > DAY_MS) faults.orphans++
  }
  for (const [key, sha256] of known) {
    if (!found.has(key)) faults.missing++
    else if (sha256Of(await buffer(await store.get(key))) !== sha256) faults.changed++
  }
  return faults
}

/** I5: kept heads of the chain that the chain of today contradicts. */
export async function countContradictedHeads(client: Client, store: FileStore, tenantId: string): Promise<number> {
  let contradicted = 0
  for await (const object of store.list(`${tenantId}/${HEADS}`)) {
    const head = JSON.parse((await buffer(await store.get(object.key))).toString()) as { seal: string, hash: string }
    const { rows } = await client.query<{ hash: string }>('SELECT hash FROM "AuditSeal" WHERE id = $1', [head.seal])
    if (rows[0]?.hash !== head.hash) contradicted++
  }
  return contradicted
}

/** I5: rows that were written without an audit event; asked for every table that has the trigger. */
export async function countUnauditedRows(client: Client): Promise<number> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'audited' AND NOT t.tgisinternal ORDER BY 1`)
  let missing = 0
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM "${name}" r WHERE NOT EXISTS (
      SELECT FROM "AuditEvent" e WHERE e."tenantId" = r."tenantId" AND e."entityType" = $1 AND e."entityId" = r.id::text AND e.operation = 'insert')`, [name])
    missing += Number(rows[0]?.count ?? 0)
  }
  return missing
}
