import type { z } from 'zod'
import type { AccessAnswer } from '#shared/contracts/access'
import type { EmployeeRole, MappingTrialPerson, Role, RoleHolder, RoleMapping } from '#shared/contracts/roles'

export type AccessAnswerWire = z.input<typeof AccessAnswer>
export type EmployeeRoleWire = z.input<typeof EmployeeRole>
export type RoleHolderWire = z.input<typeof RoleHolder>
export type RoleMappingWire = z.input<typeof RoleMapping>
export type RoleWire = z.input<typeof Role>
export type TrialPersonWire = z.input<typeof MappingTrialPerson>
