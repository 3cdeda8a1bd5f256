export const JOB_STATES = ['created', 'retry', 'active', 'completed', 'cancelled', 'failed'] as const
export const MAIL_STATES = ['QUEUED', 'SENT', 'LOGGED', 'FAILED'] as const
