import { contactKind, customerKind } from './domain/customers'
import { documentKind } from './domain/documents'
import { departmentKind, employeeKind } from './domain/employees'
import { paymentKind } from './domain/finance'
import { invoiceKind } from './domain/invoices'
import { projectKind } from './domain/projects'
import type { RecordKind } from './platform/records'

/** Every kind of record that documents, reminders, notifications and search can belong to. */
export const ALL_RECORD_KINDS: readonly RecordKind[] = [
  contactKind,
  customerKind,
  departmentKind,
  documentKind,
  employeeKind,
  invoiceKind,
  paymentKind,
  projectKind,
]
