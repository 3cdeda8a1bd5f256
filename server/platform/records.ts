import type { FoundRecord, RecordRef } from '#shared/contracts/records'
import { narrower, type Permission } from '#shared/permissions'
import { RECORD_KINDS, type RecordType } from '#shared/record-kinds'
import { permittedScope, seenAs, type Context } from './context'
import { Problem } from './errors'

/** How records of one kind are found by whoever may see them; one per module's table, listed in server/record-kinds.ts. */
export interface RecordKind {
  type: RecordType
  /** Those of the ids that exist and that the actor may see, in any order. Called only when the kind's permission is held. */
  find(ctx: Context, ids: readonly string[]): Promise<FoundRecord[]>
  /** Which records of the kind the actor may see, for search; left out: search finds none of them. */
  reach?(ctx: Context): Promise<RecordReach>
  /**
   * For actions whose scope reaches another way than seeing does ("own" projects to change are those one leads): whether it covers a
   * record that the actor sees. Called only when that permission is held.
   */
  within?: Partial<Record<Permission, (ctx: Context, id: string) => Promise<boolean>>>
}

/** Everything, only these, or everything but these ids; whichever list is shorter. */
export type RecordReach = 'all' | { only: string[] } | { except: string[] }

let kinds: ReadonlyMap<RecordType, RecordKind> = new Map()

/** Declares a kind of record; list it in server/record-kinds.ts. */
export function defineRecordKind(kind: RecordKind): RecordKind {
  return kind
}

/** Makes the kinds known; called once at start and by tests. */
export function registerRecordKinds(all: readonly RecordKind[]): void {
  kinds = new Map(all.map(kind => [kind.type, kind]))
}

/** What the actor may find of each kind; kinds without permission are left out. */
export async function recordReaches(ctx: Context): Promise<Map<RecordType, RecordReach>> {
  const reaches = new Map<RecordType, RecordReach>()
  for (const [type, kind] of kinds) {
    if (kind.reach && ctx.can(RECORD_KINDS[type].permission)) reaches.set(type, await kind.reach(ctx))
  }
  return reaches
}

/** Reach of kinds that everybody with the kind's permission sees whole. */
export function wholeReach(): Promise<RecordReach> {
  return Promise.resolve('all')
}

/** The records the actor may see, by `type:id`; one statement per kind. Missing and foreign ones are just not there. */
export async function findRecords(ctx: Context, refs: readonly RecordRef[]): Promise<Map<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>()
  for (const [type, kind] of kinds) {
    const ids = [...new Set(refs.filter(ref => ref.type === type).map(ref => ref.id))]
    if (ids.length === 0 || !ctx.can(RECORD_KINDS[type].permission)) continue
    for (const record of await kind.find(ctx, ids)) found.set(recordKey(record), record)
  }
  return found
}

/** The record, if the actor may see it. Throws `record.not-found`. */
export async function requireRecord(ctx: Context, ref: RecordRef): Promise<FoundRecord> {
  const record = (await findRecords(ctx, [ref])).get(recordKey(ref))
  if (!record) throw new Problem('record.not-found')
  return record
}

/** Whether a permission reaches as far as a record that the actor sees. */
export async function reachesRecord(ctx: Context, ref: RecordRef, permission: Permission): Promise<boolean> {
  const scope = permittedScope(ctx.actor, permission)
  if (!scope) return false
  const within = kinds.get(ref.type)?.within?.[permission]
  if (within) return within(ctx, ref.id)
  const seeing = RECORD_KINDS[ref.type].permission
  const seeingScope = permittedScope(ctx.actor, seeing)
  if (narrower(scope, seeingScope) === seeingScope) return true
  // Seeing reaches further: the record is looked for once more, only as far as the action reaches.
  const narrowed = seenAs(ctx, { ...ctx.actor, grants: [`${seeing}:${scope}`] })
  return (await findRecords(narrowed, [ref])).has(recordKey(ref))
}

/** Key of a record in the answer of `findRecords`. */
export function recordKey({ type, id }: RecordRef): string {
  return `${type}:${id}`
}
