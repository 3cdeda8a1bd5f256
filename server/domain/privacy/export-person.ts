import { buffer } from 'node:stream/consumers'
import type { JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { personalDataProviders, type PersonalDataProvider } from '#server/platform/personal-data'
import { openFile, putBytes, readFileOf, storeFile, type StoredFileRow } from '#server/platform/stored-files'
import { zipStream, type ZipEntry } from '#server/platform/zip'
import { todayOf } from '#server/platform/today'
import { dayText } from '#shared/calendar-day'
import type { RunningRequest } from './jobs/run-privacy-request'

/** So long the requester may fetch the file; then it is removed. */
const DAYS_KEPT = 7
const MIME_TYPE = 'application/zip'

interface CollectedFile {
  path: string
  row: StoredFileRow
}

/** Everything about a person over all modules as a ZIP: one JSON per module, the files beside it. */
export async function exportPerson(run: JobRun, request: RunningRequest): Promise<void> {
  const parts: ZipEntry[] = []
  const files: CollectedFile[] = []
  for (const [index, provider] of personalDataProviders(request.person.type).entries()) {
    await collect(run, request, { provider, parts, files })
    await run.inTenant(ctx => ctx.db.privacyRequest.updateMany({ where: { id: request.id }, data: { done: index + 1 } }))
  }
  const tenantId = await run.inTenant(ctx => Promise.resolve(ctx.actor.tenantId))
  const bytes = await buffer(zipStream(entriesOf(request, parts, files)))
  const object = await putBytes(tenantId, bytes, MIME_TYPE)
  await run.inTenant(async (ctx) => {
    const name = `${ctx.actor.tenant.language === 'en' ? 'personal-data' : 'personendaten'}-${dayText(todayOf(ctx))}.zip`
    const file = await storeFile(ctx, { name, mimeType: MIME_TYPE, bytes, purpose: 'privacy-export', object })
    const fileExpiresAt = new Date(ctx.now().getTime() + DAYS_KEPT * 86_400_000)
    const { count } = await ctx.db.privacyRequest.updateMany({
      where: { id: request.id, status: 'RUNNING' },
      data: { status: 'FINISHED', fileId: file.id, fileExpiresAt, finishedAt: ctx.now(), version: { increment: 1 } },
    })
    if (count > 0) await notify(ctx, [request.requestedById], { event: 'privacy.exported', link: `/admin/privacy/${request.id}` })
  })
}

interface Collection {
  provider: PersonalDataProvider
  parts: ZipEntry[]
  files: CollectedFile[]
}

async function collect(run: JobRun, { person }: RunningRequest, { provider, parts, files }: Collection): Promise<void> {
  await run.inTenant(async (ctx) => {
    const { data, files: found = [] } = await provider.export(ctx, person)
    parts.push({ name: `${provider.name}.json`, bytes: Buffer.from(JSON.stringify(data, plain, 2)) })
    for (const { name, fileId } of found) files.push({ path: `${provider.name}/${name}`, row: await readFileOf(ctx, fileId) })
  })
}

async function* entriesOf(request: RunningRequest, parts: ZipEntry[], files: CollectedFile[]): AsyncIterable<ZipEntry> {
  yield { name: 'README.txt', bytes: Buffer.from(readme(request, parts)) }
  yield* parts
  for (const { path, row } of files) yield { name: path, bytes: await openFile(row), stored: true }
}

function readme({ person, name }: RunningRequest, parts: ZipEntry[]): string {
  return [
    `Auskunft nach Art. 15 DSGVO / Access under Art. 15 GDPR`, '', `${name} (${person.type} ${person.id})`, '',
    ...parts.map(part => `- ${part.name}`), '',
  ].join('\r\n')
}

/** Large whole numbers (ids of the log) have no JSON of their own. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
