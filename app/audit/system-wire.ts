import type { z } from 'zod'
import type { SystemState } from '#shared/contracts/system'

/** The state of the installation as it travels, and its parts. */
export type SystemStateWire = z.input<typeof SystemState>
export type CheckWire = SystemStateWire['checks'][number]
export type MaintenanceRunWire = NonNullable<SystemStateWire['installation']>['maintenance'][number]
