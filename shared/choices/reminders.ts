export const REMINDER_PRIORITIES = ['LOW', 'NORMAL', 'HIGH'] as const
export const REMINDER_VIEWS = ['today', 'overdue', 'upcoming', 'open', 'done'] as const
