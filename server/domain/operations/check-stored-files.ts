import type { Context } from '#server/platform/context'
import { log } from '#server/platform/log'
import { notify } from '#server/platform/notify'
import { openFileStream, type StoredFileRow } from '#server/platform/stored-files'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const BATCH = 200

/** Reads every stored file again and compares its SHA-256; tells the administrators of damaged or missing ones. */
export async function checkStoredFiles(inTenant: InTenant): Promise<number> {
  const damaged: StoredFileRow[] = []
  let after: string | undefined
  for (;;) {
    const rows = await inTenant(ctx => nextFiles(ctx, after))
    for (const row of rows) {
      if (!await isWhole(row)) damaged.push(row)
    }
    after = rows.at(-1)?.id
    if (rows.length < BATCH) break
  }
  if (damaged.length > 0) await inTenant(ctx => tellAdministrators(ctx, damaged))
  return damaged.length
}

function nextFiles(ctx: Context, after: string | undefined): Promise<StoredFileRow[]> {
  return ctx.db.storedFile.findMany({
    where: { id: after ? { gt: after } : undefined },
    select: { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true },
    orderBy: { id: 'asc' },
    take: BATCH,
  })
}

async function isWhole(row: StoredFileRow): Promise<boolean> {
  try {
    const stream = await openFileStream(row)
    stream.resume()
    await new Promise<void>((resolve, reject) => stream.on('end', () => resolve()).on('error', reject))
    return true
  }
  catch (error) {
    log.error({ fileId: row.id, err: String(error) }, 'stored file is damaged or missing')
    return false
  }
}

async function tellAdministrators(ctx: Context, damaged: StoredFileRow[]): Promise<void> {
  const people = await ctx.db.roleAssignment.findMany({ where: { role: { key: 'administrator' } }, select: { employeeId: true } })
  await notify(ctx, people.map(person => person.employeeId), { event: 'file.damaged', params: { count: damaged.length }, link: '/admin/audit?action=file.' })
  for (const file of damaged) await ctx.audit('file.damaged', { type: 'StoredFile', id: file.id, details: { name: file.name } })
}
