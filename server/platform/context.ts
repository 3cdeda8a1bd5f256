import { isPermissionOff } from '#shared/modules'
import { isAllowed, narrower, scopeOf, type Permission, type Scope } from '#shared/permissions'
import type { Actor } from './actor'
import { database, type Db } from './database'
import { Problem } from './errors'
import { hasStarted, startingWith } from './transaction-start'

/** What a use case gets: who acts, one transaction of one tenant, the clock, the audit log. */
export interface Context {
  readonly actor: Actor
  readonly db: Db
  /** Current instant; tests may fix it. */
  now(): Date
  /** Widest scope in which the actor holds the permission. Throws `permission.missing`. */
  permit(permission: Permission): Scope
  can(permission: Permission): boolean
  /** Records a declared action in the same transaction. Row changes are recorded by triggers without it. */
  audit(action: string, entity?: AuditedEntity): Promise<void>
}

export interface AuditedEntity {
  type: string
  id?: string
  details?: Record<string, unknown>
}

interface Options {
  /** Declared audit action; stamps every row change of the transaction. */
  action?: string
  now?: () => Date
  /** Every change is refused by the database. */
  readOnly?: boolean
}

/**
 * One transaction, one tenant: the only door to the database for routes, jobs and tests.
 * Row-level security reads `app.tenant_id`; nothing else scopes queries.
 * The connection is held throughout, so no mail, PDF or HTTP inside: enqueue a job instead.
 */
export function inTenant<T>(actor: Actor, work: (ctx: Context) => Promise<T>, options: Options = {}): Promise<T> {
  const settings = {
    'app.tenant_id': actor.tenantId, 'app.actor_type': actor.kind, 'app.actor_id': actor.employeeId ?? '', 'app.request_id': actor.requestId,
    'app.action': options.action ?? '',
  }
  return startingWith({ settings, readOnly: options.readOnly ?? false }, () => database().$transaction((tx) => {
    if (!hasStarted()) throw new Error('The transaction began without its company.')
    return work(contextOf(actor, tx, options))
  }, { maxWait: 10_000, timeout: 30_000 }))
}

function contextOf(actor: Actor, db: Db, options: Options): Context {
  return {
    actor,
    db,
    now: options.now ?? (() => new Date()),
    permit(permission) {
      const scope = permittedScope(actor, permission)
      if (!scope) throw new Problem('permission.missing', { details: { permission } })
      return scope
    },
    can: permission => permittedScope(actor, permission) !== null,
    async audit(action, entity) {
      await db.auditEvent.create({
        data: {
          actorType: actor.kind,
          actorId: actor.employeeId,
          requestId: actor.requestId,
          action,
          entityType: entity?.type ?? null,
          entityId: entity?.id ?? null,
          ...entity?.details ? { after: JSON.parse(JSON.stringify(entity.details)) } : {},
        },
        select: { id: true },
      })
    },
  }
}

/** The same transaction as another actor would have it: to find out what they could see, never to act in their name. */
export function seenAs(ctx: Context, actor: Actor): Context {
  return contextOf(actor, ctx.db, { now: () => ctx.now() })
}

/** Scope in which the actor holds the permission, none while its module is off; an API token never reaches further than its owner. */
export function permittedScope(actor: Actor, permission: string): Scope | null {
  // Work already begun by a module ends as it should; people no longer see it.
  if (actor.kind !== 'job' && isPermissionOff(actor.tenant.disabledModules, permission)) return null
  const scope = scopeOf(actor.grants, permission)
  return actor.tokenScopes ? narrower(scope, scopeOf(actor.tokenScopes, permission)) : scope
}

/** Whether the actor holds the permission in any scope. */
export function mayUse(actor: Actor, permission: string): boolean {
  return isAllowed(actor.grants, permission) && permittedScope(actor, permission) !== null
}

/** Actor for work that nobody clicked: jobs, seeding, maintenance. Holds every permission in its tenant. */
export function jobActor(tenant: Actor['tenant'], causedBy: string | null = null, requestId = 'job'): Actor {
  return {
    kind: 'job', tenantId: tenant.id, employeeId: causedBy, userId: null, sessionId: null,
    grants: ['*'], tokenScopes: null, name: 'WorkmateOS', tenant, requestId,
  }
}
