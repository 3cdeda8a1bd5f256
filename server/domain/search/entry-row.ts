import type { FoundRecord } from '#shared/contracts/records'
import type { RecordType } from '#shared/record-kinds'

/** What search keeps of a record, and the customer on whose page a contact opens. */
export interface EntryRow {
  kind: RecordType
  entityId: string
  title: string
  number: string | null
  subtitle: string | null
  customerId: string | null
}

/** Where each kind of record opens. */
const PATHS: Record<RecordType, (row: EntryRow) => string> = {
  Contact: row => `/customers/${row.customerId ?? ''}`,
  Customer: row => `/customers/${row.entityId}`,
  Department: () => '/departments',
  Document: row => `/documents/${row.entityId}`,
  Employee: row => `/employees/${row.entityId}`,
  Invoice: row => `/invoices/${row.entityId}`,
  Payment: row => `/payments?q=${encodeURIComponent(row.number ?? row.title)}`,
  Project: row => `/projects/${row.entityId}`,
}

/** The entry as other pages show records. */
export function asFoundRecord(row: EntryRow): FoundRecord {
  const number = row.number === row.title ? null : row.number
  return {
    type: row.kind,
    id: row.entityId,
    label: row.title,
    description: [number, row.subtitle].filter(Boolean).join(' · ') || null,
    path: PATHS[row.kind](row),
  }
}
