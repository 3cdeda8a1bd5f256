import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'

interface Placement {
  departmentId?: string | null
  supervisorId?: string | null
  workEmail?: string | null
}

/** Department (an open one) and supervisor must exist in this company, and a work e-mail names one person only (sign-in links by it). */
export async function assertPlacement(ctx: Context, input: Placement, exceptId?: string): Promise<void> {
  if (input.departmentId) await assertOpenDepartment(ctx, input.departmentId)
  if (input.supervisorId && !await ctx.db.employee.findFirst({ where: { id: input.supervisorId }, select: { id: true } })) {
    throw invalidFields([{ pointer: '#/supervisorId', code: 'record.not-found' }])
  }
  if (input.workEmail) await assertEmailFree(ctx, input.workEmail, exceptId)
}

/** Probation ends after it began. */
export function assertProbation(activeFrom: Date, probationEndsOn: Date | null | undefined): void {
  if (!probationEndsOn || probationEndsOn >= activeFrom) return
  throw invalidFields([{ pointer: '#/probationEndsOn', code: 'employee.ends-before-start' }])
}

async function assertOpenDepartment(ctx: Context, id: string): Promise<void> {
  const department = await ctx.db.department.findFirst({ where: { id }, select: { closedOn: true } })
  if (!department) throw invalidFields([{ pointer: '#/departmentId', code: 'record.not-found' }])
  if (department.closedOn) throw new Problem('department.closed', { errors: [{ pointer: '#/departmentId', code: 'department.closed' }] })
}

async function assertEmailFree(ctx: Context, workEmail: string, exceptId?: string): Promise<void> {
  const other = await ctx.db.employee.findFirst({
    where: { workEmail: { equals: workEmail, mode: 'insensitive' }, id: exceptId ? { not: exceptId } : undefined },
    select: { id: true },
  })
  if (other) throw new Problem('employee.email-taken', { errors: [{ pointer: '#/workEmail', code: 'employee.email-taken' }] })
}

/**
 * Nobody may end up above themselves. Changes of supervision take turns per company, as two harmless ones at the
 * same time could close a circle together. Throws `employee.supervisor-cycle`.
 */
export async function assertNoSupervisionCycle(ctx: Context, employeeId: string, supervisorId: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('supervision:' || current_tenant()::text, 0))`
  const rows = await ctx.db.$queryRaw<Array<{ found: boolean }>>`
    WITH RECURSIVE above AS (
      SELECT ${supervisorId}::uuid AS id
      UNION
      SELECT e."supervisorId" FROM "Employee" e JOIN above a ON a.id = e.id
      WHERE e."tenantId" = current_tenant() AND e."supervisorId" IS NOT NULL
    )
    SELECT EXISTS (SELECT FROM above WHERE id = ${employeeId}::uuid) AS found`
  if (rows[0]?.found) {
    throw new Problem('employee.supervisor-cycle', { errors: [{ pointer: '#/supervisorId', code: 'employee.supervisor-cycle' }] })
  }
}
