import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import type { Me } from '#shared/contracts/identity'
import type { Permission } from '#shared/permissions'

declare module '#app' {
  interface PageMeta {
    /** Who may open the page; without it everybody in the company may. */
    permission?: Permission
    /** Opens without signing in. */
    public?: boolean
  }
}

/**
 * Sends strangers to the sign-in page and people without a role to a friendly word. Comfort only: every route of the
 * API decides for itself.
 */
export default defineNuxtRouteMiddleware(async (to) => {
  if (to.meta.public) return
  const { ensure, can } = useMe()
  const me = await ensure()
  const elsewhere = me ? elsewhereFor(me, to) : elsewhereForStrangers(to)
  if (elsewhere) return navigateTo(elsewhere)
  const { permission } = to.meta
  if (permission && !can(permission)) throw createError({ statusCode: 403, statusMessage: 'permission.missing', data: { permission }, fatal: true })
})

function elsewhereForStrangers(to: RouteLocationNormalized): RouteLocationRaw | null {
  if (to.path === '/sign-in') return null
  return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
}

function elsewhereFor(me: Me, to: RouteLocationNormalized): RouteLocationRaw | null {
  const hasAccess = me.tenant !== null && me.grants.length > 0
  if (!hasAccess) return to.path === '/no-access' ? null : '/no-access'
  if (to.path === '/sign-in') return returnPath(to.query.to)
  return to.path === '/no-access' ? '/' : null
}
