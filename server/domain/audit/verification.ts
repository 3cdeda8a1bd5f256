import { ChainResult, type AuditVerification } from '#shared/contracts/audit'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { verifyAuditJob } from './jobs/verify-audit'

const KIND = 'AUDIT_VERIFICATION'
/** A run that was lost (its job failed for good without saying so) does not block the next one for ever. */
const ONE_AT_A_TIME_MS = 30 * 60_000

const fields = {
  id: true, status: true, total: true, done: true, createdById: true, createdAt: true, finishedAt: true, result: true,
} as const satisfies Prisma.ExportRunSelect

/** Starts a check of the whole chain, or answers the one that is under way: it would find the same. */
export async function startVerification(ctx: Context): Promise<AuditVerification> {
  const createdById = ctx.actor.employeeId
  if (!createdById) throw new Problem('session.person-required')
  // Two people who press the button at once get the same run.
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit-verification:' || current_tenant(), 0))`
  const running = await ctx.db.exportRun.findFirst({
    where: { kind: KIND, status: { in: ['QUEUED', 'RUNNING'] }, createdAt: { gt: new Date(ctx.now().getTime() - ONE_AT_A_TIME_MS) } },
    select: fields,
  })
  if (running) return toVerification(ctx, running)
  const last = await ctx.db.auditSeal.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  const run = await ctx.db.exportRun.create({ data: { kind: KIND, params: {}, total: Number(last?.id ?? 0), createdById }, select: fields })
  await enqueue(ctx, verifyAuditJob, { runId: run.id })
  return toVerification(ctx, run)
}

/** The latest check of the company's chain, whoever started it; null before the first. */
export async function getLatestVerification(ctx: Context): Promise<{ latest: AuditVerification | null }> {
  const run = await ctx.db.exportRun.findFirst({ where: { kind: KIND }, orderBy: { createdAt: 'desc' }, select: fields })
  return { latest: run ? await toVerification(ctx, run) : null }
}

async function toVerification(ctx: Context, run: Prisma.ExportRunGetPayload<{ select: typeof fields }>): Promise<AuditVerification> {
  const { createdById, result, ...rest } = run
  const person = await ctx.db.employee.findFirst({ where: { id: createdById }, select: { firstName: true, lastName: true } })
  return {
    ...rest,
    startedBy: { id: createdById, name: person ? `${person.firstName} ${person.lastName}` : createdById },
    result: result ? ChainResult.parse(result) : null,
  }
}
