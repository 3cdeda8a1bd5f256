import { exportAuditJob } from './domain/audit/jobs/export-audit'
import { verifyAuditJob } from './domain/audit/jobs/verify-audit'
import { exportDocumentsJob } from './domain/documents/jobs/export-documents'
import { readVersionJob } from './domain/documents/jobs/read-version'
import { removeObjectsJob } from './domain/documents/jobs/remove-objects'
import { dailyMaintenance, runMaintenanceJob } from './domain/operations'
import { exportInvoicesJob } from './domain/invoices/jobs/export-invoices'
import { runImportJob } from './domain/imports/jobs/run-import'
import { renderInvoiceJob } from './domain/invoices/jobs/render-invoice'
import { renderReminderJob } from './domain/invoices/jobs/render-reminder'
import { runPrivacyRequest } from './domain/privacy'
import { pushSend } from './domain/notifications/jobs/send-push'
import type { JobDefinition } from './platform/jobs'
import { mailSend } from './platform/mail-job'

/** Every job of the application; the migration runner makes their queues, the workers work them off. */
export const JOBS: readonly JobDefinition[] = [
  mailSend,
  renderInvoiceJob,
  renderReminderJob,
  exportInvoicesJob,
  runImportJob,
  dailyMaintenance,
  runMaintenanceJob,
  pushSend,
  runPrivacyRequest,
  readVersionJob,
  exportDocumentsJob,
  removeObjectsJob,
  verifyAuditJob,
  exportAuditJob,
]
