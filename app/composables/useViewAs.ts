/** Looking at the company through a role: asks, begins, ends. The page is loaded anew, since everything on it may differ. */
export function useViewAs() {
  const { t } = useI18n()
  const confirm = useConfirm()
  const { roleName } = useRoleName()
  const { submit, pending } = useApiForm()

  async function start(role: { id: string, key: string, name: string }) {
    const isSure = await confirm({
      title: t('roles.viewAs.title', { role: roleName(role) }), description: t('roles.viewAs.text'), confirmLabel: t('roles.viewAs.confirm'),
    })
    if (!isSure) return
    if (await submit(() => $fetch('/api/v1/me/view-as', { method: 'POST', body: { roleId: role.id } }))) reloadNuxtApp({ path: '/', force: true })
  }

  async function end() {
    if (await submit(() => $fetch('/api/v1/me/view-as', { method: 'DELETE' }))) reloadNuxtApp({ path: '/admin/roles', force: true })
  }

  return { start, end, pending }
}
