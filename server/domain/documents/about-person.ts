import type { LegalBasis } from '#shared/legal-bases'
import type { Context } from '#server/platform/context'
import { anonymised, definePersonalData, kept, type ErasureResult, type PersonRef } from '#server/platform/personal-data'
import { todayOf } from '#server/platform/today'
import { removeRows } from './trash-document'

/** The papers that are linked to a person. */
export const documentsAboutPerson = definePersonalData({
  name: 'documents',
  subjects: ['Employee', 'Contact', 'Customer'],
  async export(ctx, person) {
    const rows = await papersOf(ctx, person)
    const files = rows.flatMap(({ versions }) => versions.map(({ file }) => ({ name: file.name, fileId: file.id })))
    return { data: { documents: rows.map(({ versions: _files, links: _links, retentionClass: _class, ...row }) => row) }, files }
  },
  async erase(ctx, person) {
    const rows = await papersOf(ctx, person)
    const shared = rows.filter(row => row.links.length > 1).map(row => row.id)
    await ctx.db.documentLink.deleteMany({ where: { documentId: { in: shared }, entityType: person.type, entityId: person.id } })
    const results = await eraseOwn(ctx, rows.filter(row => row.links.length === 1))
    // What also belongs to somebody else stays there; that it is about this person is gone.
    return [...results, ...shared.length > 0 ? [anonymised('DocumentLink', shared.length)] : []]
  },
})

type Paper = Awaited<ReturnType<typeof papersOf>>[number]

function papersOf(ctx: Context, { type, id }: PersonRef) {
  return ctx.db.document.findMany({
    relationLoadStrategy: 'join',
    where: { links: { some: { entityType: type, entityId: id } } },
    select: {
      id: true, title: true, correspondent: true, documentDate: true, createdAt: true, note: true, retainUntil: true, expiresOn: true,
      retentionClass: { select: { years: true } }, links: { select: { id: true } },
      versions: { select: { file: { select: { id: true, name: true } } }, orderBy: { versionNo: 'desc' } },
    },
    orderBy: { id: 'asc' },
  })
}

/** Papers of nobody else: deleted, unless a law or a hold keeps them. */
async function eraseOwn(ctx: Context, papers: readonly Paper[]): Promise<ErasureResult[]> {
  const holds = await ctx.db.legalHold.findMany({
    where: { entityType: 'Document', entityId: { in: papers.map(paper => paper.id) }, liftedAt: null }, select: { entityId: true },
  })
  const held = new Set(holds.map(hold => hold.entityId))
  const today = todayOf(ctx)
  const keeps = papers.filter(paper => held.has(paper.id) || (paper.retainUntil && paper.retainUntil >= today))
  const goes = papers.filter(paper => !keeps.includes(paper))
  if (goes.length > 0) await removeRows(ctx, goes.map(paper => paper.id))
  return [
    ...goes.length > 0 ? [{ entityType: 'Document', count: goes.length, outcome: 'deleted' as const }] : [],
    ...keeps.map(paper => kept('Document', 1, {
      basis: held.has(paper.id) ? 'legal-hold' : basisOf(paper), until: held.has(paper.id) ? null : dayAfter(paper.retainUntil),
    })),
  ]
}

function basisOf({ retentionClass }: Paper): LegalBasis {
  const years = retentionClass?.years ?? 0
  if (years >= 10) return 'books'
  return years >= 8 ? 'vouchers' : 'letters'
}

function dayAfter(day: Date | null): Date | null {
  return day && new Date(day.getTime() + 86_400_000)
}
