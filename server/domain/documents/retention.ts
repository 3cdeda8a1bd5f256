import { dayInZone } from '#shared/calendar-day'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { refused, type DocumentFacts } from './require-document'

interface Kept {
  retentionClassId: string | null
  /** Day from which the time counts: the document's own, else the day it came. */
  documentDate: Date | null
  createdAt: Date
}

/** Last day on which a document of the class must be kept (§ 147 Abs. 4 AO counts from the end of the calendar year); null: none. */
export async function retainUntilOf(ctx: Context, { retentionClassId, documentDate, createdAt }: Kept): Promise<Date | null> {
  if (!retentionClassId) return null
  const { years, fromYearEnd } = required(await ctx.db.retentionClass.findFirst({
    where: { id: retentionClassId }, select: { years: true, fromYearEnd: true },
  }))
  const from = documentDate ?? dayInZone(createdAt, ctx.actor.tenant.zone)
  const year = from.getUTCFullYear() + years
  return fromYearEnd ? new Date(Date.UTC(year, 11, 31)) : new Date(Date.UTC(year, from.getUTCMonth(), from.getUTCDate()))
}

/** Class of a kind of document; null when it has none. Throws `record.not-found`. */
export async function retentionClassOfKind(ctx: Context, kindId: string | null | undefined): Promise<string | null> {
  if (!kindId) return null
  const kind = required(await ctx.db.documentKind.findFirst({ where: { id: kindId }, select: { retentionClassId: true } }))
  return kind.retentionClassId
}

/** Whoever files papers may keep them longer; only those who administer documents may let go of them earlier. */
export function assertNotShortened(ctx: Context, { retainUntil }: Pick<DocumentFacts, 'retainUntil'>, until: Date | null): void {
  if (!retainUntil || ctx.can('core.documents.administer')) return
  if (!until || until < retainUntil) throw refused('core.documents.administer')
}
