interface Withdrawal {
  /** The assignment. */
  id: string
  source: 'MANUAL' | 'PROVIDER'
  person: string
  role: string
}

/** Takes a role from a person after asking; `done` runs when it is gone. */
export function useRoleWithdrawal(done: () => Promise<void>) {
  const { t } = useI18n()
  const toast = useToast()
  const confirm = useConfirm()
  const { submit } = useApiForm()
  return async ({ id, source, person, role }: Withdrawal) => {
    const isSure = await confirm({
      title: t('roles.people.removeTitle', { name: person, role }),
      description: t(source === 'PROVIDER' ? 'roles.people.removeProviderText' : 'roles.people.removeText'),
      confirmLabel: t('roles.people.remove'),
      danger: true,
    })
    if (!isSure || !await submit(() => $fetch(`/api/v1/role-assignments/${id}` as '/api/v1/role-assignments/:id', { method: 'DELETE' }))) return
    toast.add({ title: t('roles.people.removed'), icon: 'i-lucide-check', color: 'success' })
    await done()
  }
}
