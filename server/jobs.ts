import { dailyMaintenance } from './domain/operations'
import { exportInvoicesJob } from './domain/invoices/jobs/export-invoices'
import { renderInvoiceJob } from './domain/invoices/jobs/render-invoice'
import { renderReminderJob } from './domain/invoices/jobs/render-reminder'
import type { JobDefinition } from './platform/jobs'
import { mailSend } from './platform/mail-job'

/** Every job of the application; the migration runner makes their queues, the workers work them off. */
export const JOBS: readonly JobDefinition[] = [
  mailSend,
  renderInvoiceJob,
  renderReminderJob,
  exportInvoicesJob,
  dailyMaintenance,
]
