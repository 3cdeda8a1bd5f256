import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import { defineJob } from '#server/platform/jobs'
import { verifyChain } from '../verify-chain'

/** Recomputes the chain of the audit log with progress; what it found stands in the run and in the log itself. */
export const verifyAuditJob = defineJob({
  name: 'audit.verify',
  data: z.strictObject({ runId: Id }),
  expireSeconds: 3600,
  retries: 2,
  concurrency: 1,
  async handle(run, { runId }) {
    const begun = await run.inTenant(async (ctx) => {
      const { count } = await ctx.db.exportRun.updateMany({ where: { id: runId, status: { not: 'FINISHED' } }, data: { status: 'RUNNING', done: 0 } })
      return count > 0 ? ctx.actor.tenantId : null
    })
    if (!begun) return
    try {
      const result = await verifyChain(run.inTenant, {
        tenantId: begun,
        onProgress: async (done) => {
          await run.inTenant(ctx => ctx.db.exportRun.updateMany({ where: { id: runId }, data: { done } }))
        },
      })
      await run.inTenant(async (ctx) => {
        await ctx.db.exportRun.updateMany({ where: { id: runId }, data: { status: 'FINISHED', done: result.sealed, result, finishedAt: ctx.now() } })
        await ctx.audit('audit.verified', { type: 'AuditSeal', details: { intact: result.intact, sealed: result.sealed, head: result.head } })
      })
    }
    catch (error) {
      if (run.last) {
        await run.inTenant(ctx => ctx.db.exportRun.updateMany({ where: { id: runId }, data: { status: 'FAILED', errorCode: 'internal', finishedAt: ctx.now() } }))
      }
      throw error
    }
  },
})
