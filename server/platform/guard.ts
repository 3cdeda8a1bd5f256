import { getHeader, getRequestURL, type H3Event } from 'h3'
import { isPathOff, isPermissionOff } from '#shared/modules'
import type { Actor } from './actor'
import { authenticate } from './authenticate'
import { mayUse, inTenant } from './context'
import type { Declaration } from './declaration'
import { Problem } from './errors'
import { log } from './log'
import { requireStarted } from './startup'

const SAFE = new Set(['GET', 'HEAD'])

/**
 * The one guard, deny by default: who is it, does the request come from our own pages, may they?
 * Runs before anything of the input is read, so an outsider learns nothing from validation.
 * Throws `session.required`, `request.cross-origin`, `view-as.read-only`, `access.no-role`, `module.off`, `permission.missing`.
 */
export async function authorise(event: H3Event, declaration: Declaration): Promise<Actor> {
  requireStarted()
  const actor = await authenticate(event)
  if (!actor) throw new Problem('session.required')
  if (!SAFE.has(event.method)) assertMayChange(event, actor)
  if (declaration.permission === 'session') return actor
  if (!actor.tenantId || actor.grants.length === 0) throw new Problem('access.no-role')
  assertModuleOn(event, actor, declaration.permission)
  if (declaration.permission === 'signed-in') return actor
  if (!mayUse(actor, declaration.permission)) {
    await recordRefusal(event, actor, declaration.permission)
    throw new Problem('permission.missing', { details: { permission: declaration.permission } })
  }
  return actor
}

/** A change comes from our own pages; somebody who looks through a role can do one thing only: stop looking. */
function assertMayChange(event: H3Event, actor: Actor): void {
  if (actor.kind === 'employee') assertSameOrigin(event)
  const endsView = event.method === 'DELETE' && event.path.split('?')[0] === '/api/v1/me/view-as'
  if (actor.viewAs && !endsView) throw new Problem('view-as.read-only')
}

/** What the company has switched off is not there; nobody needs to learn who could use it. */
function assertModuleOn(event: H3Event, { tenant }: Actor, permission: string): void {
  const path = event.path.split('?')[0] ?? ''
  if (isPermissionOff(tenant.disabledModules, permission) || isPathOff(tenant.disabledModules, path)) throw new Problem('module.off')
}

/** A cookie travels with requests of other sites too; Fetch metadata or Origin tell them apart. */
export function assertSameOrigin(event: H3Event): void {
  const site = getHeader(event, 'sec-fetch-site')
  if (site) {
    if (site === 'same-origin' || site === 'none') return
    throw new Problem('request.cross-origin')
  }
  const origin = getHeader(event, 'origin')
  if (!origin || origin !== expectedOrigin(event)) throw new Problem('request.cross-origin')
}

/** The configured origin, never the Host header, except where none is configured (tests, development). */
function expectedOrigin(event: H3Event): string {
  const configured = process.env.AUTH_ORIGIN
  return configured ? new URL(configured).origin : getRequestURL(event).origin
}

async function recordRefusal(event: H3Event, actor: Actor, permission: string): Promise<void> {
  try {
    await inTenant(actor, ctx => ctx.audit('access.refused', {
      type: 'Route', details: { permission, method: event.method, path: event.path.split('?')[0] },
    }))
  }
  catch (error) {
    log.error({ err: String(error) }, 'refusal could not be recorded')
  }
}
