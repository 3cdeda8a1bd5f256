export const PRIVACY_KINDS = ['EXPORT', 'ERASURE'] as const
export const PRIVACY_STATES = ['REQUESTED', 'RELEASED', 'RUNNING', 'FINISHED', 'REJECTED', 'FAILED'] as const
