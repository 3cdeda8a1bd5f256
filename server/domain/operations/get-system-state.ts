import type { SystemState } from '#shared/contracts/system'
import { version } from '../../../package.json'
import { isOperator } from '#server/domain/settings'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { processRole } from '#server/platform/environment'
import { DEAD_LETTERS } from '#server/platform/jobs'
import { systemChecks } from '#server/platform/system-checks'
import { toMaintenanceRun, type MaintenanceRunRow } from './maintenance-runs'

/** How the installation is doing; figures of all companies, versions and backups only for the company that operates it. */
export async function getSystemState(ctx: Context): Promise<SystemState> {
  const operator = await isOperator(ctx)
  const checks = await systemChecks()
  const queue = await countJobs(ctx, operator)
  if (!operator) return { operator, checks: checks.map(check => ({ ...check, facts: {}, milliseconds: null })), queue, installation: null }
  const factOf = (name: string) => String(checks.find(check => check.name === name)?.facts.version ?? '') || null
  const { web, worker } = processRole()
  return {
    operator, checks, queue,
    installation: {
      versions: { application: version, node: process.version, database: factOf('database'), chromium: factOf('chromium') },
      role: web && worker ? 'both' : web ? 'web' : 'worker',
      upSince: new Date(Date.now() - process.uptime() * 1000),
      maintenance: await latestRuns(ctx),
    },
  }
}

/** Jobs by queue and state: the company's own, or those of all companies for the operator. */
function countJobs(ctx: Context, all: boolean): Promise<SystemState['queue']> {
  return ctx.db.$queryRaw<SystemState['queue']>`
    SELECT name, state::text AS state, count(*)::int AS count FROM pgboss.job
    WHERE name <> ${DEAD_LETTERS} ${all ? Prisma.empty : Prisma.sql`AND data->'tenant'->>'id' = current_tenant()::text`}
    GROUP BY name, state ORDER BY name, state`
}

async function latestRuns(ctx: Context) {
  const rows = await ctx.db.$queryRaw<MaintenanceRunRow[]>`
    SELECT DISTINCT ON (name) id, name, "startedAt", "finishedAt", ok, message FROM "MaintenanceRun" ORDER BY name, "startedAt" DESC`
  return rows.map(toMaintenanceRun)
}
