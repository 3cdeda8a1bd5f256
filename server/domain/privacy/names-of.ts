import type { Context } from '#server/platform/context'

/** Names of employees by id, in one statement; unknown ids are left out. */
export async function namesOf(ctx: Context, ids: ReadonlyArray<string | null>): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter(id => id !== null))]
  if (known.length === 0) return new Map()
  const people = await ctx.db.employee.findMany({ where: { id: { in: known } }, select: { id: true, firstName: true, lastName: true } })
  return new Map(people.map(person => [person.id, `${person.firstName} ${person.lastName}`]))
}

/** A person as the contracts have it; null for none. */
export function personOf(id: string | null, names: ReadonlyMap<string, string>) {
  return id ? { id, name: names.get(id) ?? '–' } : null
}
