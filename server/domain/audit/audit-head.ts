import { text } from 'node:stream/consumers'
import type { Context } from '#server/platform/context'
import { fileStore } from '#server/platform/file-store'

/** The end of a company's chain on a day, kept where no database role reaches. */
export interface AuditHead {
  seal: string
  hash: string
  at: string
}

/** Folder of the heads in the file store, below the company's own. */
export const HEAD_FOLDER = 'audit-heads'

/** The end of the chain now; null before the first seal. */
export async function currentAuditHead(ctx: Context): Promise<AuditHead | null> {
  const seal = await ctx.db.auditSeal.findFirst({ orderBy: { id: 'desc' }, select: { id: true, hash: true } })
  return seal && { seal: String(seal.id), hash: seal.hash, at: ctx.now().toISOString() }
}

/** Writes the head of a day outside the tables: whoever rewrote the chain later would contradict it. */
export async function keepAuditHead(tenantId: string, day: string, head: AuditHead): Promise<void> {
  await fileStore().put(`${tenantId}/${HEAD_FOLDER}/${day}.json`, Buffer.from(JSON.stringify(head)), 'application/json')
}

/** All kept heads of a company. */
export async function readAuditHeads(tenantId: string): Promise<AuditHead[]> {
  const heads: AuditHead[] = []
  for await (const object of fileStore().list(`${tenantId}/${HEAD_FOLDER}`)) {
    heads.push(JSON.parse(await text(await fileStore().get(object.key))) as AuditHead)
  }
  return heads
}
