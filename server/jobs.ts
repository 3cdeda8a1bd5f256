import { dailyMaintenance } from './domain/operations'
import type { JobDefinition } from './platform/jobs'
import { mailSend } from './platform/mail-job'

/** Every job of the application; the migration runner makes their queues, the workers work them off. */
export const JOBS: readonly JobDefinition[] = [
  mailSend,
  dailyMaintenance,
]
