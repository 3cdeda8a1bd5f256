/** A rule of the data: how many rows of one company break it. Runs with `app.tenant_id` set. */
export interface SqlInvariant {
  name: string
  /** Answers one row with one column `count`. */
  sql: string
}

const NUMBERS: readonly SqlInvariant[] = [
  {
    name: 'I1 gaps in document number series',
    // Per prefix the numbers are consecutive, and per series the counters have drawn exactly as many as were issued.
    sql: `SELECT (SELECT coalesce(sum(gap), 0) FROM (
        SELECT max(value) - min(value) + 1 - count(*) AS gap FROM (
          SELECT regexp_replace(number, '\\d+$', '') AS prefix, substring(number FROM '\\d+$')::numeric AS value
          FROM "Invoice" WHERE number ~ '\\d+$') numbers GROUP BY prefix) gaps)
      + (SELECT coalesce(sum(abs(drawn - issued)), 0) FROM (
        SELECT (SELECT coalesce(sum("lastValue"), 0) FROM "NumberCounter" WHERE key = series.key) AS drawn,
          (SELECT count(*) FROM "Invoice" WHERE number IS NOT NULL AND type::text = series.type) AS issued
        FROM (VALUES ('invoice', 'INVOICE'), ('cancellation', 'CANCELLATION')) series (key, type)) counters) AS count`,
  },
  {
    name: 'I2 document numbers given twice',
    sql: `SELECT count(*) FROM (SELECT number FROM "Invoice" WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1) twice`,
  },
]

const DOCUMENTS: readonly SqlInvariant[] = [
  {
    name: 'I3 documents issued more than 10 minutes ago without PDF or XML',
    sql: `SELECT count(*) FROM "Invoice" WHERE status <> 'DRAFT' AND "issuedAt" < now() - interval '10 minutes'
      AND ("pdfFileId" IS NULL OR "xmlFileId" IS NULL)`,
  },
]

const MONEY: readonly SqlInvariant[] = [
  {
    name: 'I4 documents whose lines and taxes do not add up to their totals',
    sql: `SELECT count(*) FROM "Invoice" i WHERE
      "netTotal" + "taxTotal" <> "grossTotal"
      OR "netTotal" <> (SELECT coalesce(sum("netAmount"), 0) FROM "InvoiceLine" l WHERE l."tenantId" = i."tenantId" AND l."invoiceId" = i.id)
      OR "netTotal" <> (SELECT coalesce(sum(base), 0) FROM "InvoiceTax" t WHERE t."tenantId" = i."tenantId" AND t."invoiceId" = i.id)
      OR "taxTotal" <> (SELECT coalesce(sum(tax), 0) FROM "InvoiceTax" t WHERE t."tenantId" = i."tenantId" AND t."invoiceId" = i.id)`,
  },
  {
    name: 'I4 cancellations that do not mirror their invoice',
    sql: `SELECT count(*) FROM "Invoice" c JOIN "Invoice" i ON i."tenantId" = c."tenantId" AND i.id = c."precedingInvoiceId"
      WHERE c.type = 'CANCELLATION' AND c.status <> 'DRAFT' AND (c."grossTotal" + i."grossTotal" <> 0 OR c."netTotal" + i."netTotal" <> 0)`,
  },
  {
    name: 'I4 payments used for more than they are',
    sql: `SELECT count(*) FROM "Payment" p WHERE amount <
      (SELECT coalesce(sum(amount), 0) FROM "PaymentAllocation" a WHERE a."tenantId" = p."tenantId" AND a."paymentId" = p.id)`,
  },
  {
    name: 'I4 documents whose paid total or status is not what was paid',
    sql: `SELECT count(*) FROM (SELECT i.*, (SELECT coalesce(sum(amount), 0) FROM "PaymentAllocation" a
        WHERE a."tenantId" = i."tenantId" AND a."invoiceId" = i.id) AS allocated FROM "Invoice" i) i
      WHERE "paidTotal" <> allocated
        OR (type = 'INVOICE' AND status = 'PAID' AND allocated < "grossTotal")
        OR (status = 'PARTLY_PAID' AND (allocated = 0 OR allocated >= "grossTotal"))
        OR (status = 'ISSUED' AND allocated <> 0)`,
  },
  {
    name: 'I4 payments that finance shows with another sum',
    sql: `SELECT count(*) FROM "Payment" p WHERE (CASE WHEN "reversedAt" IS NULL THEN amount ELSE 0 END) <>
      (SELECT coalesce(sum(amount), 0) FROM "IncomeEntry" e WHERE e."tenantId" = p."tenantId" AND e."paymentId" = p.id)`,
  },
  {
    name: 'I4 time billed by a line of a cancelled document, or by two',
    sql: `SELECT count(*) FROM "TimeEntry" e JOIN "InvoiceLine" l ON l."tenantId" = e."tenantId" AND l.id = e."invoiceLineId"
      JOIN "Invoice" i ON i."tenantId" = l."tenantId" AND i.id = l."invoiceId" WHERE i.status = 'CANCELLED' OR i.type = 'CANCELLATION'`,
  },
]

const AUDIT: readonly SqlInvariant[] = [
  { name: 'I5 breaks of the audit chain', sql: `SELECT count(*) FROM audit_chain_break()` },
  {
    name: 'I5 events older than 60 s without seal',
    sql: `SELECT count(*) FROM "AuditEvent" e WHERE at < now() - interval '60 seconds'
      AND NOT EXISTS (SELECT FROM "AuditSeal" s WHERE s."tenantId" = e."tenantId" AND s."eventId" = e.id)`,
  },
]

const JOBS: readonly SqlInvariant[] = [
  {
    name: 'I7 jobs active beyond their time',
    sql: `SELECT count(*) FROM pgboss.job WHERE state = 'active' AND data->'tenant'->>'id' = current_tenant()::text
      AND started_on + expire_seconds * interval '1 second' < now() - interval '2 minutes'`,
  },
  {
    name: 'I7 effects noted twice',
    sql: `SELECT count(*) FROM (SELECT key FROM "JobEffect" GROUP BY key HAVING count(*) > 1) twice`,
  },
  {
    name: 'I7 mails that wait without a job',
    sql: `SELECT count(*) FROM "MailMessage" m WHERE status = 'QUEUED' AND "createdAt" < now() - interval '10 minutes' AND NOT EXISTS (
      SELECT FROM pgboss.job j WHERE j.name = 'mail.send' AND j.state < 'completed' AND j.data->'data'->>'mailId' = m.id::text)`,
  },
]

const SUMS: readonly SqlInvariant[] = [
  {
    name: 'I4 days whose sum of claims is not what is owed',
    sql: `SELECT count(*) FROM (SELECT FROM (
        SELECT "dueOn", claims, amount FROM "ClaimSum"
        UNION ALL SELECT coalesce("dueOn", "issuedOn"), -1, "paidTotal" - "grossTotal" FROM "Invoice"
          WHERE type = 'INVOICE' AND status IN ('ISSUED', 'PARTLY_PAID')) both_sides
      GROUP BY "dueOn" HAVING sum(claims) <> 0 OR sum(amount) <> 0) wrong`,
  },
  {
    name: 'I4 projects and days whose sums are not what was booked',
    sql: `SELECT count(*) FROM (SELECT FROM (
        SELECT "projectId", "workedOn", minutes, "billableMinutes" AS billable, "minutesAtRate" AS value FROM "TimeSum"
        UNION ALL SELECT "projectId", NULL, -"netMinutes", CASE WHEN billable THEN -"netMinutes" ELSE 0 END, coalesce(-"netMinutes" * "hourlyRate", 0)
          FROM "TimeEntry" WHERE "projectId" IS NOT NULL
        UNION ALL SELECT NULL, "workedOn", -"netMinutes", CASE WHEN billable THEN -"netMinutes" ELSE 0 END, coalesce(-"netMinutes" * "hourlyRate", 0)
          FROM "TimeEntry") both_sides
      GROUP BY "projectId", "workedOn" HAVING sum(minutes) <> 0 OR sum(billable) <> 0 OR sum(value) <> 0) wrong`,
  },
]

const SESSIONS: readonly SqlInvariant[] = [
  {
    name: 'I10 sessions used after their end',
    sql: `SELECT count(*) FROM "Session" WHERE "tenantId" = current_tenant()
      AND ("lastSeenAt" > "revokedAt" + interval '1 second' OR "lastSeenAt" > "expiresAt" + interval '1 second')`,
  },
  {
    name: 'I11 API tokens in the audit log or in mails',
    sql: `SELECT (SELECT count(*) FROM "AuditEvent" WHERE before::text ~ 'wmos_[A-Za-z0-9_-]{40}' OR after::text ~ 'wmos_[A-Za-z0-9_-]{40}')
      + (SELECT count(*) FROM "MailMessage" WHERE body ~ 'wmos_[A-Za-z0-9_-]{40}') AS count`,
  },
]

/** The rules that one statement can check, in the order they are printed. */
export const SQL_INVARIANTS: readonly SqlInvariant[] = [...NUMBERS, ...DOCUMENTS, ...MONEY, ...SUMS, ...AUDIT, ...JOBS, ...SESSIONS]
