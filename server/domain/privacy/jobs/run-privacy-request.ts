import { z } from 'zod'
import { Problem } from '#server/platform/errors'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { log } from '#server/platform/log'
import { notify } from '#server/platform/notify'
import { personalDataProviders, type PersonRef } from '#server/platform/personal-data'
import { erasePerson } from '../erase-person'
import { exportPerson } from '../export-person'

/** A released request on its way. */
export interface RunningRequest {
  id: string
  kind: 'EXPORT' | 'ERASURE'
  person: PersonRef
  name: string
  requestedById: string
}

/** Makes the export or does the erasure of a released request. The status decides, so a second delivery does nothing. */
export const runPrivacyRequest = defineJob({
  name: 'privacy.run-request',
  data: z.object({ requestId: z.uuid() }),
  retries: 3,
  expireSeconds: 900,
  concurrency: 1,
  async handle(run, { requestId }) {
    const request = await begin(run, requestId)
    if (!request) return
    try {
      if (request.kind === 'EXPORT') await exportPerson(run, request)
      else await erasePerson(run, request)
    }
    catch (error) {
      if (!run.last && !(error instanceof Problem)) throw error
      log.error({ err: String(error), requestId }, 'privacy request failed')
      await fail(run, request, error instanceof Problem ? error.code : 'internal')
    }
  },
})

async function begin(run: JobRun, id: string): Promise<RunningRequest | null> {
  return run.inTenant(async (ctx) => {
    const row = await ctx.db.privacyRequest.findFirst({
      where: { id, status: { in: ['RELEASED', 'RUNNING'] } },
      select: { kind: true, subjectType: true, subjectId: true, subjectName: true, requestedById: true },
    })
    if (!row) return null
    const person = { type: row.subjectType, id: row.subjectId } as PersonRef
    await ctx.db.privacyRequest.updateMany({ where: { id }, data: { status: 'RUNNING', total: personalDataProviders(person.type).length, done: 0 } })
    return { id, kind: row.kind, person, name: row.subjectName, requestedById: row.requestedById }
  })
}

async function fail(run: JobRun, { id, requestedById }: RunningRequest, errorCode: string): Promise<void> {
  await run.inTenant(async (ctx) => {
    await ctx.db.privacyRequest.updateMany({
      where: { id, status: 'RUNNING' }, data: { status: 'FAILED', errorCode, finishedAt: ctx.now(), version: { increment: 1 } },
    })
    await notify(ctx, [requestedById], { event: 'privacy.failed', link: `/admin/privacy/${id}` })
  })
}
