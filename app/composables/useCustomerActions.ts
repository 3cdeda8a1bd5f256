import type { CustomerWire } from '~/customers/form-state'

/** What can be done with a customer beside editing: deactivate, take back, delete. */
export function useCustomerActions(id: string, customer: Ref<CustomerWire | undefined>, refresh: () => Promise<unknown>) {
  const { t } = useI18n()
  const { can } = useMe()
  const confirm = useConfirm()
  const { submit, pending } = useApiForm()

  async function setActive(active: boolean) {
    const version = customer.value?.version
    if (!active && !await confirm({ title: t('customers.deactivate.title'), description: t('customers.deactivate.text'), confirmLabel: t('customers.deactivate.action') })) return
    const path = active ? 'reactivate' as const : 'deactivate' as const
    if (await submit(() => $fetch(`/api/v1/customers/${id}/${path}`, { method: 'POST', body: { version } }))) await refresh()
  }

  async function remove() {
    if (!await confirm({ title: t('customers.delete.title'), description: t('customers.delete.text'), confirmLabel: t('shell.delete'), danger: true })) return
    if (await submit(() => $fetch(`/api/v1/customers/${id}`, { method: 'DELETE' }))) await navigateTo('/customers')
  }

  const items = computed(() => [
    ...can('backoffice.customers.write')
      ? [customer.value?.deactivatedAt
          ? { label: t('customers.reactivate'), icon: 'i-lucide-archive-restore', onSelect: () => setActive(true) }
          : { label: t('customers.deactivate.action'), icon: 'i-lucide-archive', onSelect: () => setActive(false) }]
      : [],
    ...can('backoffice.customers.delete')
      ? [{ label: t('shell.delete'), icon: 'i-lucide-trash-2', color: 'error' as const, onSelect: () => remove() }]
      : [],
  ])
  return { items, pending }
}
