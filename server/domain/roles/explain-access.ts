import type { AccessAnswer, AccessQuestion } from '#shared/contracts/access'
import { moduleOfPermission } from '#shared/modules'
import { narrower, scopeOf, type Permission } from '#shared/permissions'
import { RECORD_KINDS } from '#shared/record-kinds'
import { grantsFor } from '#shared/role-matrix'
import type { Actor } from '#server/platform/actor'
import { permittedScope, seenAs, type Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { findRecords, reachesRecord, requireRecord } from '#server/platform/records'
import { todayOf } from '#server/platform/today'
import { stateOf } from './assignment-state'
import { assignmentFields, roleRefFields } from './role-fields'

/**
 * Why can (not) this person do this to that record? The answer comes from the very functions that decide: the person's grants as
 * every request gets them, `permittedScope` of the guard, and the record kinds with the person's eyes.
 * Throws `record.not-found` for a person or record that the actor does not see.
 */
export async function explainAccess(ctx: Context, question: AccessQuestion): Promise<AccessAnswer> {
  const { permission } = question
  const person = await requirePersonWithRoles(ctx, question.employeeId)
  const asPerson = await contextOf(ctx, person.id)
  const { roleAssignments, apiTokens, ...employee } = person
  const today = todayOf(ctx)
  const module = moduleOfPermission(permission)
  const answer = {
    employee, permission,
    scope: asPerson ? scopeOf(asPerson.actor.grants, permission) : null,
    roles: roleAssignments.map(({ role: { grants, ...role }, ...row }) => ({
      ...row, role, state: stateOf(row, today), grants: grantsFor(grants, permission),
    })),
    moduleOff: module && ctx.actor.tenant.disabledModules.includes(module) ? module : null,
    record: await recordAnswer(ctx, asPerson, question),
    tokens: apiTokens.map(({ scopes, ...token }) => ({
      ...token, scope: asPerson ? narrower(scopeOf(scopes, permission), scopeOf(asPerson.actor.grants, permission)) : null,
    })),
  }
  return { ...answer, verdict: verdictOf(answer, { asPerson, today }) }
}

/** The person with the grants that every request of theirs gets; none for somebody who is not employed today. */
async function contextOf(ctx: Context, employeeId: string): Promise<Context | undefined> {
  const [row] = await ctx.db.$queryRaw<Array<{ actor: Pick<Actor, 'name' | 'tenant' | 'grants'> | null }>>`
    SELECT actor_of_employee(${employeeId}::uuid) AS actor`
  return row?.actor ? seenAs(ctx, { ...ctx.actor, kind: 'employee', tokenScopes: null, viewAs: null, ...row.actor, employeeId }) : undefined
}

async function requirePersonWithRoles(ctx: Context, id: string) {
  const now = ctx.now()
  return required(await ctx.db.employee.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      id: true, firstName: true, lastName: true, activeFrom: true, activeTo: true,
      roleAssignments: {
        select: { ...assignmentFields, role: { select: { ...roleRefFields, grants: true } } }, orderBy: { createdAt: 'asc' }, take: 100,
      },
      apiTokens: {
        where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        select: { id: true, name: true, scopes: true, expiresAt: true }, orderBy: { createdAt: 'asc' }, take: 50,
      },
    },
  }))
}

async function recordAnswer(ctx: Context, asPerson: Context | undefined, { permission, recordType: type, recordId: id }: AccessQuestion) {
  if (!type || !id) return null
  const kindPermission: Permission = RECORD_KINDS[type].permission
  const found = await requireRecord(ctx, { type, id })
  if (!asPerson) return { found, kindPermission, kindScope: null, isVisible: false, isWithinScope: false }
  const isVisible = (await findRecords(asPerson, [{ type, id }])).size > 0
  return {
    found, kindPermission, isVisible,
    kindScope: permittedScope(asPerson.actor, kindPermission),
    isWithinScope: isVisible && await reachesRecord(asPerson, { type, id }, permission),
  }
}

type Facts = Omit<AccessAnswer, 'verdict'>

/** The first rule that refuses, in the order in which the guard and the use cases ask. */
function verdictOf({ employee, scope, moduleOff, record, roles }: Facts, { asPerson, today }: { asPerson?: Context, today: Date }): AccessAnswer['verdict'] {
  if (!asPerson) return employee.activeFrom > today ? 'not-started' : 'left'
  if (!roles.some(role => role.state === 'current')) return 'no-role'
  if (moduleOff) return 'module-off'
  if (!scope) return 'not-granted'
  if (!record) return 'allowed'
  if (!record.kindScope) return 'record-kind-hidden'
  return record.isVisible && record.isWithinScope ? 'allowed' : 'record-out-of-reach'
}
