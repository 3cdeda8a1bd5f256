import type { Volume } from './volume'

export interface Step {
  name: string
  rows: number
  /** Statements for the rows $1 to $2. */
  sql: string[]
}

/** The id of row n of a table, the same in every statement: foreign keys need no lookup. */
/** A UUID of version 8 (RFC 9562: made by rules of one's own) that follows from a text. */
const uuidOf = (text: string) => `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`
const id = (table: string, n: string) => uuidOf(`'${table}' || (${n})::text`)

const EMPLOYEES = 200

/** Statements that fill one company, in the order of their foreign keys. */
export function volumeSteps({ invoices, timeEntries, customers, documents }: Volume): Step[] {
  const projects = Math.max(10, Math.round(customers / 10))
  return [
    { name: 'Employees', rows: EMPLOYEES, sql: [employees()] },
    { name: 'Customers', rows: customers, sql: [customerRows(), addresses()] },
    { name: 'Contacts', rows: customers * 2, sql: [contacts(customers)] },
    { name: 'Projects', rows: projects, sql: [projectRows(customers)] },
    { name: 'Time entries', rows: timeEntries, sql: [timeRows(projects)] },
    { name: 'Invoices', rows: invoices, sql: [invoiceDrafts(customers), invoiceLines(), invoiceTaxes(), issue(), counters(invoices)] },
    { name: 'Documents', rows: documents, sql: [files(), documentRows(), documentVersions(), documentLinks(customers)] },
  ]
}

const series = 'generate_series($1::int, $2::int) n'
const tenantWide = (table: string) => uuidOf(`current_tenant()::text || '${table}'`)

function employees(): string {
  return `INSERT INTO "Employee" (id, number, "firstName", "lastName", "workEmail", "activeFrom", "updatedAt")
    SELECT ${id('employee', 'n')}, 'V' || n, 'Vorname ' || n, 'Nachname ' || n, 'person' || n || '@volumen.example', '2015-01-01', now() FROM ${series}`
}

function customerRows(): string {
  return `INSERT INTO "Customer" (id, number, name, "invoiceEmail", "paymentTermDays", "updatedAt")
    SELECT ${id('customer', 'n')}, 'K' || lpad(n::text, 6, '0'),
      (ARRAY['Bergmann','Fichtner','Hansen','Lindgren','Steinbach','Reinhardt','Wagner','Petersen'])[1 + n % 8] || ' ' ||
      (ARRAY['Maschinenbau','Logistik','Feinkost','Optik','Verlag','Solartechnik','Druckerei'])[1 + n % 7] || ' ' || n || ' GmbH',
      'rechnung' || n || '@kunde.example', 14, now() FROM ${series}`
}

function addresses(): string {
  return `INSERT INTO "CustomerAddress" (id, "customerId", street, "postalCode", city)
    SELECT ${id('address', 'n')}, ${id('customer', 'n')}, 'Musterstraße ' || n % 200, lpad((10000 + n % 80000)::text, 5, '0'), 'Musterstadt' FROM ${series}`
}

function contacts(customers: number): string {
  return `INSERT INTO "Contact" (id, "customerId", "firstName", "lastName", email, "isPrimary", "updatedAt")
    SELECT ${id('contact', 'n')}, ${id('customer', `1 + (n - 1) % ${customers}`)}, 'Vorname ' || n, 'Kontakt ' || n,
      'kontakt' || n || '@kunde.example', n <= ${customers}, now() FROM ${series}`
}

function projectRows(customers: number): string {
  return `INSERT INTO "Project" (id, number, name, "customerId", "leadId", "hourlyRate", "budgetMinutes", "updatedAt")
    SELECT ${id('project', 'n')}, 'P' || lpad(n::text, 5, '0'), 'Projekt ' || n, ${id('customer', `1 + (n * 7) % ${customers}`)},
      ${id('employee', `1 + n % ${EMPLOYEES}`)}, 95, 60000, now() FROM ${series}`
}

/** Four spans of 90 minutes a day and person, walking back from yesterday; the newest fifth is unbilled. */
function timeRows(projects: number): string {
  const employee = `1 + (n % ${EMPLOYEES})`
  const nth = `(n / ${EMPLOYEES})`
  const day = `(current_date - 1 - (${nth} / 4))`
  const start = `(${day} + interval '7 hours' + (${nth} % 4) * interval '2 hours') AT TIME ZONE 'UTC'`
  return `INSERT INTO "TimeEntry" (id, "employeeId", "projectId", "startedAt", "endedAt", "workedOn", "netMinutes", note, billable, "hourlyRate", "costRate", status, "updatedAt")
    SELECT ${id('time', 'n')}, ${id('employee', employee)}, ${id('project', `1 + n % ${projects}`)}, ${start}, ${start} + interval '90 minutes', ${day}, 90,
      'Arbeit ' || n, true, 95, 45, 'APPROVED', now() FROM ${series}`
}

const issuedOn = '(current_date - 30 - (n % 1500))'

function invoiceDrafts(customers: number): string {
  return `INSERT INTO "Invoice" (id, "customerId", "paymentTermDays", "serviceFrom", "serviceTo", "netTotal", "taxTotal", "grossTotal", "createdAt", "updatedAt")
    SELECT ${id('invoice', 'n')}, ${id('customer', `1 + n % ${customers}`)}, 14, ${issuedOn} - 30, ${issuedOn} - 1, 950.00, 180.50, 1130.50, ${issuedOn}, now() FROM ${series}`
}

function invoiceLines(): string {
  return `INSERT INTO "InvoiceLine" (id, "invoiceId", position, description, quantity, unit, "unitPrice", "netAmount")
    SELECT ${id('line', 'n')}, ${id('invoice', 'n')}, 1, 'Beratung', 10, 'HUR', 95, 950.00 FROM ${series}`
}

function invoiceTaxes(): string {
  return `INSERT INTO "InvoiceTax" (id, "invoiceId", category, rate, base, tax) SELECT ${id('tax', 'n')}, ${id('invoice', 'n')}, 'S', 19, 950.00, 180.50 FROM ${series}`
}

/** Four in five are paid; the rest is open. */
function issue(): string {
  return `UPDATE "Invoice" i SET status = (CASE WHEN n % 5 = 0 THEN 'ISSUED' ELSE 'PAID' END)::"InvoiceStatus", number = 'RE-' || lpad(n::text, 7, '0'),
      "issuedOn" = ${issuedOn}, "issuedAt" = ${issuedOn}, "dueOn" = ${issuedOn} + 14,
      "paidTotal" = CASE WHEN n % 5 = 0 THEN 0 ELSE 1130.50 END,
      content = jsonb_build_object('schema', 1, 'number', 'RE-' || lpad(n::text, 7, '0')), "contentHash" = md5(n::text)
    FROM ${series} WHERE i."tenantId" = current_tenant() AND i.id = ${id('invoice', 'n')}`
}

function counters(invoices: number): string {
  return `INSERT INTO "NumberCounter" (id, key, period, "lastValue") VALUES (${tenantWide('counter')}, 'invoice-volume', '', ${invoices})
    ON CONFLICT ("tenantId", key, period) DO NOTHING`
}

const owner = id('employee', `1 + n % ${EMPLOYEES}`)

function files(): string {
  return `INSERT INTO "StoredFile" (id, "storageKey", name, "mimeType", "byteSize", sha256, purpose)
    SELECT ${id('file', 'n')}, 'volume/' || n, 'Schreiben ' || n || '.pdf', 'application/pdf', 20000 + n, md5(n::text) || md5(n::text), 'document' FROM ${series}`
}

function documentRows(): string {
  return `INSERT INTO "Document" (id, title, correspondent, "documentDate", "ownerId", "createdAt", "updatedAt")
    SELECT ${id('document', 'n')}, (ARRAY['Vertrag','Angebot','Lieferschein','Protokoll','Gutachten'])[1 + n % 5] || ' ' || n,
      'Absender ' || n % 500, current_date - n % 2000, ${owner}, now() - n % 2000 * interval '1 day', now() FROM ${series}`
}

const WORDS = `ARRAY['Liefertermin','Gewährleistung','Angebot','Maschine','Prüfung','Rechnung','Verlängerung','Kündigung','Wartung','Ersatzteil',
  'Montage','Abnahme','Leistung','Termin','Zahlung','Rabatt','Muster','Bestellung','Transport','Versicherung','Anlage','Zeichnung','Werkstoff','Messung']`

/** Sixty words each: one of its own, two that a tenth of all have, the rest out of five thousand. */
function documentVersions(): string {
  return `INSERT INTO "DocumentVersion" (id, "documentId", "versionNo", "fileId", "textState", "textContent", "pageCount", "createdById")
    SELECT ${id('version', 'n')}, ${id('document', 'n')}, 1, ${id('file', 'n')}, 'EXTRACTED', ${documentText()}, 1, ${owner} FROM ${series}`
}

function documentText(): string {
  const filling = `(SELECT string_agg('wort' || (n * k % 5000), ' ') FROM generate_series(1, 57) k)`
  return `'Aktenzeichen ' || md5('file' || n) || ' ' || (${WORDS})[1 + n % 24] || ' ' || (${WORDS})[1 + n / 24 % 24] || ' ' || ${filling}`
}

function documentLinks(customers: number): string {
  return `INSERT INTO "DocumentLink" (id, "documentId", "entityType", "entityId", "createdById")
    SELECT ${id('link', 'n')}, ${id('document', 'n')}, 'Customer', ${id('customer', `1 + n % ${customers}`)}, ${owner} FROM ${series}`
}
