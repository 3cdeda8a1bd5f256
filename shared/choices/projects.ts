export const PROJECT_STATUSES = ['PLANNED', 'ACTIVE', 'PAUSED', 'COMPLETED'] as const
export const BILLING_METHODS = ['TIME', 'FIXED', 'INTERNAL'] as const
