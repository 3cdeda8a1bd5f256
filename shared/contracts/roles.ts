import { z } from 'zod'
import { blank } from './blank'
import { Id, line, listOf } from './primitives'

/** A role with what it allows; see shared/permissions.ts for the grammar of grants. */
export const Role = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  grants: z.array(z.string()),
  builtIn: z.boolean(),
  /** Employees who hold it from whatever source. */
  holders: z.int(),
})
export type Role = z.output<typeof Role>

export const RoleList = listOf(Role)

export const EmployeeRole = z.object({
  roleId: Id,
  key: z.string(),
  name: z.string(),
  /** PROVIDER: comes from the identity provider and is changed there. */
  source: z.enum(['MANUAL', 'PROVIDER']),
})
export type EmployeeRole = z.output<typeof EmployeeRole>

export const EmployeeRoles = z.object({ items: z.array(EmployeeRole) })

/** The whole set of roles given by hand. */
export const EmployeeRolesChange = z.strictObject({ roleIds: z.array(Id).max(20) })
export type EmployeeRolesChange = z.output<typeof EmployeeRolesChange>

/** Which claim of the identity provider gives which role. */
export const RoleMapping = z.object({
  id: Id,
  claimValue: z.string(),
  organisation: z.string().nullable(),
  role: z.object({ id: Id, key: z.string(), name: z.string() }),
})
export type RoleMapping = z.output<typeof RoleMapping>

export const RoleMappingList = listOf(RoleMapping)

export const RoleMappingCreate = z.strictObject({ claimValue: line(200, 1), organisation: blank(line(200)), roleId: Id })
export type RoleMappingCreate = z.output<typeof RoleMappingCreate>

export const RoleMappingChange = RoleMappingCreate.partial()
export type RoleMappingChange = z.output<typeof RoleMappingChange>
