import type { Context } from '#server/platform/context'

/** Documents shared with a department that was merged are shared with the one it went into. Whether the actor may is the caller's question. */
export async function moveDepartmentGrants(ctx: Context, { from, to }: { from: string, to: string }): Promise<number> {
  const grants = await ctx.db.documentGrant.findMany({
    where: { granteeType: 'DEPARTMENT', granteeId: { in: [from, to] } }, select: { id: true, documentId: true, granteeId: true, canChange: true },
  })
  const known = new Map(grants.filter(grant => grant.granteeId === to).map(grant => [grant.documentId, grant]))
  const old = grants.filter(grant => grant.granteeId === from)
  const moving = old.filter(grant => !known.has(grant.documentId)).map(grant => grant.id)
  // Where both had it, the wider of the two rights stays.
  const widened = old.flatMap(grant => grant.canChange ? known.get(grant.documentId)?.id ?? [] : [])
  await ctx.db.documentGrant.updateMany({ where: { id: { in: widened } }, data: { canChange: true } })
  await ctx.db.documentGrant.updateMany({ where: { id: { in: moving } }, data: { granteeId: to } })
  await ctx.db.documentGrant.deleteMany({ where: { granteeType: 'DEPARTMENT', granteeId: from } })
  return old.length
}
