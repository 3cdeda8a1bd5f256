import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { assertWritableEmployee, personFields } from '#server/domain/employees'
import type { Obligations } from '#shared/contracts/employees-leaving'

/** What still hangs on a person who leaves or has left. Throws `record.not-found`. */
export async function getObligations(ctx: Context, id: string): Promise<Obligations> {
  await assertWritableEmployee(ctx, id)
  const { timeEntries, projectsLed, headOf, deputyOf, supervised, _count } = required(await ctx.db.employee.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      timeEntries: { where: { endedAt: null }, select: { startedAt: true, project: { select: { name: true } } }, take: 1 },
      projectsLed: { where: { status: { not: 'COMPLETED' } }, select: { id: true, number: true, name: true }, orderBy: { number: 'asc' } },
      headOf: { where: { closedOn: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } },
      deputyOf: { where: { closedOn: null }, select: { id: true, name: true }, orderBy: { name: 'asc' } },
      supervised: { select: personFields, orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }] },
      _count: {
        select: {
          projectMembers: { where: { project: { status: { not: 'COMPLETED' } } } },
          apiTokens: { where: { revokedAt: null } },
          dashboards: true,
          timesheets: { where: { status: 'SUBMITTED' } },
          timeEntries: { where: { status: { in: ['DRAFT', 'REJECTED'] } } },
        },
      },
    },
  }))
  const loose = await countLoose(ctx, id)
  const [running] = timeEntries
  return {
    runningTimer: running ? { startedAt: running.startedAt, project: running.project?.name ?? null } : null,
    projectsLed, headOf, deputyOf, supervised,
    counts: {
      ...loose,
      memberships: _count.projectMembers, draftTimeEntries: _count.timeEntries, submittedWeeks: _count.timesheets,
      dashboards: _count.dashboards, apiTokens: _count.apiTokens,
    },
  }
}

interface Loose { reminders: number, draftInvoices: number, documents: number, sessions: number }

/** What names the person without a relation of its own. */
async function countLoose(ctx: Context, id: string): Promise<Loose> {
  const [row] = await ctx.db.$queryRaw<Loose[]>`
    SELECT
      (SELECT count(*)::int FROM "Reminder" WHERE "tenantId" = current_tenant() AND "assigneeType" = 'EMPLOYEE' AND "assigneeId" = ${id}::uuid
        AND "completedAt" IS NULL) AS reminders,
      (SELECT count(*)::int FROM "Invoice" WHERE "tenantId" = current_tenant() AND status = 'DRAFT' AND "createdById" = ${id}::uuid) AS "draftInvoices",
      (SELECT count(*)::int FROM "Document" WHERE "tenantId" = current_tenant() AND "ownerId" = ${id}::uuid AND "trashedAt" IS NULL) AS documents,
      (SELECT count(*)::int FROM "Session" s JOIN "Membership" m ON m."userId" = s."userId" AND m."tenantId" = s."tenantId"
        WHERE m."tenantId" = current_tenant() AND m."employeeId" = ${id}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()) AS sessions`
  return required(row)
}
