import type { Prisma } from '#server/generated/prisma/client'

/** What names a role elsewhere. */
export const roleRefFields = { id: true, key: true, name: true } as const satisfies Prisma.RoleSelect

/** A role with its grants; holders are counted apart. */
export const roleFields = {
  ...roleRefFields, description: true, grants: true, builtIn: true, version: true, _count: { select: { mappings: true } },
} as const satisfies Prisma.RoleSelect

/** Columns that say when a role counts. */
export const assignmentFields = {
  id: true, source: true, validFrom: true, validTo: true, version: true,
} as const satisfies Prisma.RoleAssignmentSelect
