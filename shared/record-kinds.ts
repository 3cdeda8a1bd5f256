import type { Permission } from './permissions'

/**
 * Everything that documents, reminders, notifications, search and the history tab can belong to, by the name of its table.
 * Who may see a record is the server's decision (`record-kind.ts` of its module).
 */
export const RECORD_KINDS = {
  Contact: { icon: 'i-lucide-contact', permission: 'backoffice.customers.read' },
  Customer: { icon: 'i-lucide-building-2', permission: 'backoffice.customers.read' },
  Department: { icon: 'i-lucide-network', permission: 'core.departments.read' },
  Document: { icon: 'i-lucide-file-text', permission: 'core.documents.read' },
  Employee: { icon: 'i-lucide-user', permission: 'core.employees.read' },
  Invoice: { icon: 'i-lucide-receipt-text', permission: 'backoffice.invoices.read' },
  Payment: { icon: 'i-lucide-banknote', permission: 'backoffice.invoices.read' },
  Project: { icon: 'i-lucide-folder-kanban', permission: 'backoffice.projects.read' },
} as const satisfies Record<string, { icon: string, permission: Permission }>

export type RecordType = keyof typeof RECORD_KINDS

/** All kinds, for enums of contracts. */
export const RECORD_TYPES = Object.keys(RECORD_KINDS) as [RecordType, ...RecordType[]]
