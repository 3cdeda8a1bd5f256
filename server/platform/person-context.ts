import type { RecordRef } from '#shared/contracts/records'
import type { Actor } from './actor'
import { seenAs, type Context } from './context'
import { findRecords, recordKey } from './records'

type PersonRow = Pick<Actor, 'name' | 'tenant' | 'grants'> & { employeeId: string }

/** Those of the people who may see the record; the inactive see nothing. */
export async function whoSees(ctx: Context, employeeIds: readonly string[], ref: RecordRef): Promise<string[]> {
  if (employeeIds.length === 0) return []
  const rows = await ctx.db.$queryRaw<Array<{ row: PersonRow | null }>>`
    SELECT actor_of_employee(id) AS row FROM unnest(${[...new Set(employeeIds)]}::uuid[]) AS id`
  const seeing: string[] = []
  for (const { row } of rows) {
    if (row && (await findRecords(seenAs(ctx, actorOf(ctx, row)), [ref])).has(recordKey(ref))) seeing.push(row.employeeId)
  }
  return seeing
}

function actorOf(ctx: Context, { employeeId, name, tenant, grants }: PersonRow): Actor {
  return {
    kind: 'employee', tenantId: tenant.id, employeeId, userId: null, sessionId: null, tokenScopes: null, grants, name, tenant,
    requestId: ctx.actor.requestId,
  }
}
