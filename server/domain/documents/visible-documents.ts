import type { Permission } from '#shared/permissions'
import { Prisma } from '#server/generated/prisma/client'
import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'

function meOf(ctx: Context): Prisma.Sql {
  return Prisma.sql`${selfOf(ctx)}::uuid`
}

/**
 * Condition in SQL for the documents the actor may see; the document is `d`. Every read goes through it: lists, search, links,
 * duplicates, files and previews.
 *
 * One's own and those shared with one (as a person, by department or by role) always. NORMAL ones by the scope of
 * `core.documents.read`, and in scope `own` and `team` also those linked to a customer, contact, project, invoice or payment one may
 * see: whoever works on a record needs its papers. A link to a person or department opens nothing, except to the person itself: the
 * directory shows everybody, their papers are not for everybody. CONFIDENTIAL ones by the scope of `core.documents.read-confidential`.
 * What lies in the trash is seen by those who could take it out.
 */
export function visibleDocuments(ctx: Context): Prisma.Sql {
  const scope = ctx.permit('core.documents.read')
  if (scope === 'all' && ctx.can('core.documents.read-confidential') && ctx.permit('core.documents.read-confidential') === 'all') return exceptTrash(ctx)
  const parts = [Prisma.sql`d."ownerId" = ${meOf(ctx)}`, grantedTo(ctx)]
  if (scope === 'all') parts.push(Prisma.sql`d.confidentiality = 'NORMAL'`)
  else parts.push(Prisma.sql`(d.confidentiality = 'NORMAL' AND d.id IN (${linkedToVisible(ctx)}))`)
  if (scope === 'team') parts.push(Prisma.sql`(d.confidentiality = 'NORMAL' AND d."ownerId" IN (${teamOfActor(ctx)}))`)
  if (ctx.can('core.documents.read-confidential')) parts.push(confidentialOnes(ctx))
  return Prisma.sql`((${Prisma.join(parts, ' OR ')}) AND ${exceptTrash(ctx)})`
}

function exceptTrash(ctx: Context): Prisma.Sql {
  return Prisma.sql`(d."trashedAt" IS NULL OR ${changeableDocuments(ctx)})`
}

/** Condition for the documents the actor may change, given that they are visible: own, shared for changing, or by scope. */
export function changeableDocuments(ctx: Context): Prisma.Sql {
  return withinScope(ctx, 'core.documents.write', true)
}

/** Condition for the documents the actor may share, given that they are visible. */
export function shareableDocuments(ctx: Context): Prisma.Sql {
  return withinScope(ctx, 'core.documents.share', false)
}

function withinScope(ctx: Context, permission: Permission, withGrants: boolean): Prisma.Sql {
  if (!ctx.can(permission)) return Prisma.sql`FALSE`
  const scope = ctx.permit(permission)
  if (scope === 'all') return Prisma.sql`TRUE`
  const parts = [Prisma.sql`d."ownerId" = ${meOf(ctx)}`]
  if (withGrants) parts.push(grantedTo(ctx, true))
  if (scope === 'team') parts.push(Prisma.sql`d."ownerId" IN (${teamOfActor(ctx)})`)
  return Prisma.sql`(${Prisma.join(parts, ' OR ')})`
}

function confidentialOnes(ctx: Context): Prisma.Sql {
  const scope = ctx.permit('core.documents.read-confidential')
  if (scope === 'all') return Prisma.sql`d.confidentiality = 'CONFIDENTIAL'`
  return scope === 'team' ? Prisma.sql`d."ownerId" IN (${teamOfActor(ctx)})` : Prisma.sql`FALSE`
}

function grantedTo(ctx: Context, toChange = false): Prisma.Sql {
  const me = meOf(ctx)
  const today = todayOf(ctx).toISOString().slice(0, 10)
  return Prisma.sql`d.id IN (SELECT g."documentId" FROM "DocumentGrant" g WHERE ${toChange ? Prisma.sql`g."canChange" AND` : Prisma.empty} (
    (g."granteeType" = 'EMPLOYEE' AND g."granteeId" = ${me})
    OR (g."granteeType" = 'DEPARTMENT' AND g."granteeId" IN (
      SELECT e."departmentId" FROM "Employee" e WHERE e.id = ${me} UNION SELECT m."departmentId" FROM "DepartmentMembership" m WHERE m."employeeId" = ${me}))
    OR (g."granteeType" = 'ROLE' AND g."granteeId" IN (SELECT r.id FROM roles_of_employee(${me}, ${today}::date) r))))`
}

/** Ids of the people the actor leads, the actor included. */
function teamOfActor(ctx: Context): Prisma.Sql {
  return Prisma.sql`WITH RECURSIVE team AS (
    SELECT ${meOf(ctx)} AS id UNION
    SELECT e.id FROM "Employee" e LEFT JOIN "Department" dep ON dep."tenantId" = e."tenantId" AND dep.id = e."departmentId"
    JOIN team t ON e."supervisorId" = t.id OR dep."headId" = t.id) SELECT id FROM team`
}

function linkedToVisible(ctx: Context): Prisma.Sql {
  const parts = [Prisma.sql`(l."entityType" = 'Employee' AND l."entityId" = ${meOf(ctx)})`]
  if (ctx.can('backoffice.customers.read')) parts.push(Prisma.sql`l."entityType" IN ('Customer', 'Contact')`)
  if (ctx.can('backoffice.invoices.read')) parts.push(Prisma.sql`l."entityType" IN ('Invoice', 'Payment')`)
  if (ctx.can('backoffice.projects.read')) parts.push(Prisma.sql`(l."entityType" = 'Project' AND ${projectIsVisible(ctx)})`)
  return Prisma.sql`SELECT l."documentId" FROM "DocumentLink" l WHERE ${Prisma.join(parts, ' OR ')}`
}

/** The same projects as `visibleProjects` of the projects module, as part of a statement. */
function projectIsVisible(ctx: Context): Prisma.Sql {
  const scope = ctx.permit('backoffice.projects.read')
  if (scope === 'all') return Prisma.sql`TRUE`
  const people = scope === 'team' ? teamOfActor(ctx) : Prisma.sql`SELECT ${meOf(ctx)}`
  return Prisma.sql`l."entityId" IN (SELECT p.id FROM "Project" p WHERE p."billingMethod" = 'INTERNAL' OR p."leadId" IN (${people})
    OR p.id IN (SELECT m."projectId" FROM "ProjectMember" m WHERE m."employeeId" IN (${people})))`
}
