import type { RecordType } from './record-kinds'

/**
 * What the values of audited columns mean, by column name: the log keeps plain JSON, and people want to read money, names and days.
 * Everything that is not here explains itself by its form (dates, yes/no) or is shown as it is.
 */
const REFERENCES: Readonly<Record<string, RecordType>> = {
  assigneeId: 'Employee',
  completedById: 'Employee',
  contactId: 'Contact',
  createdById: 'Employee',
  customerId: 'Customer',
  decidedById: 'Employee',
  departmentId: 'Department',
  deputyId: 'Employee',
  documentId: 'Document',
  doneById: 'Employee',
  employeeId: 'Employee',
  headId: 'Employee',
  invoiceId: 'Invoice',
  issuedById: 'Employee',
  leadId: 'Employee',
  liftedById: 'Employee',
  mergedIntoId: 'Department',
  ownerId: 'Employee',
  paymentId: 'Payment',
  placedById: 'Employee',
  precedingInvoiceId: 'Invoice',
  projectId: 'Project',
  recipientId: 'Employee',
  requestedById: 'Employee',
  supervisorId: 'Employee',
  trashedById: 'Employee',
}

/** Columns that point at another kind than their name says elsewhere. */
const REFERENCES_OF_TABLE: Readonly<Record<string, Readonly<Record<string, RecordType>>>> = {
  Department: { parentId: 'Department' },
}

/** How a number is written. */
type NumberKind = 'money' | 'price' | 'percent' | 'minutes' | 'number'

const NUMBERS: Readonly<Record<string, NumberKind>> = {
  amount: 'money',
  base: 'money',
  breakMinutes: 'minutes',
  budgetAmount: 'money',
  budgetMinutes: 'minutes',
  budgetWarnPercent: 'percent',
  costRate: 'price',
  defaultHourlyRate: 'price',
  defaultTaxRate: 'percent',
  discountPercent: 'percent',
  fee: 'money',
  grossTotal: 'money',
  hourlyRate: 'price',
  netAmount: 'money',
  netMinutes: 'minutes',
  netTotal: 'money',
  openAmount: 'money',
  paidTotal: 'money',
  rate: 'percent',
  tax: 'money',
  taxRate: 'percent',
  taxTotal: 'money',
  unitPrice: 'price',
  weeklyMinutes: 'minutes',
}

/** The kind of record that a column of a table points at; undefined when it is none that has a page. */
export function referenceOf(table: string | null, column: string): RecordType | undefined {
  return REFERENCES_OF_TABLE[table ?? '']?.[column] ?? REFERENCES[column]
}

/** How a number of this column is written. */
export function numberKindOf(column: string): NumberKind {
  return NUMBERS[column] ?? (/^minutes[A-Z]/.test(column) ? 'minutes' : 'number')
}

/** Declared actions that only looked: their names end so. */
export const READ_ACTION = /(?:[.-](?:read|viewed|shown|opened|downloaded|exported)|\.accessed)$/
