import { createEmployee } from '#server/domain/employees'
import { EmployeeCreate } from '#shared/contracts/employees'
import type { World } from '../../support/world'

type Fields = Partial<Record<keyof EmployeeCreate, unknown>>

/** Input for Anna Berg, full time since the beginning of 2026. */
export const anna = (more: Fields = {}) =>
  EmployeeCreate.parse({ firstName: 'Anna', lastName: 'Berg', weeklyMinutes: 2400, activeFrom: '2026-01-01', ...more })

/** Takes somebody on as the manager. */
export const hire = (world: World, more: Fields = {}, now?: Date) =>
  world.run('manager', ctx => createEmployee(ctx, anna(more)), now ? { now: () => now } : {})
