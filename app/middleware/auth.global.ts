import type { Permission } from '#shared/permissions'

declare module '#app' {
  interface PageMeta {
    /** Who may open the page; without it everybody in the company may. */
    permission?: Permission
  }
}

/**
 * Sends strangers to the sign-in page and people without a role to a friendly word. Comfort only: every route of the
 * API decides for itself.
 */
export default defineNuxtRouteMiddleware(async (to) => {
  const { ensure, can } = useMe()
  const me = await ensure()
  const hasAccess = Boolean(me?.tenant && me.grants.length > 0)
  if (to.path === '/sign-in') return me ? navigateTo(hasAccess ? returnPath(to.query.to) : '/no-access') : undefined
  if (!me) return navigateTo({ path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } })
  if (to.path === '/no-access') return hasAccess ? navigateTo('/') : undefined
  if (!hasAccess) return navigateTo('/no-access')
  const { permission } = to.meta
  if (permission && !can(permission)) throw createError({ statusCode: 403, statusMessage: 'permission.missing', fatal: true })
})
