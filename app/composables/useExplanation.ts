import { PERMISSIONS } from '#shared/permissions'

/** Where the explainer says why one does not hold a permission; null for those who may not look at roles. */
export function useExplanation() {
  const { me, can } = useMe()
  function explanationOf(permission: unknown): string | null {
    const employeeId = me.value?.employee?.id
    const known = PERMISSIONS.find(name => name === permission)
    if (!known || !employeeId || !can('admin.roles.read')) return null
    return `/admin/roles/explain?${new URLSearchParams({ employeeId, permission: known })}`
  }
  return { explanationOf }
}
