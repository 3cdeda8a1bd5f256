/** Work of the installation that can be started by hand. */
export const MAINTENANCE_TASKS = ['daily-maintenance', 'audit-verification', 'clean-up'] as const
export type MaintenanceTask = typeof MAINTENANCE_TASKS[number]
/** Work that commands on the server do; the page only shows when. */
export const COMMAND_RUNS = ['backup', 'restore'] as const
