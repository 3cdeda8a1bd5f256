import type { DocumentWire } from '~/documents/display'

/** The rarer things to do with a document: trash, restore, delete for good. */
export function useDocumentActions(document: Ref<DocumentWire | undefined>, refresh: () => Promise<void>) {
  const { t } = useI18n()
  const { submit, pending } = useApiForm()
  const confirm = useConfirm()
  const toast = useToast()

  async function trash({ id, title }: DocumentWire) {
    const question = { title: t('documents.action.trashAsk', { title }), description: t('documents.action.trashText') }
    if (!await confirm({ ...question, confirmLabel: t('documents.action.trash') })) return
    if (!await submit(() => $fetch(`/api/v1/documents/${id}/trash`, { method: 'POST' }))) return
    toast.add({ title: t('documents.action.trashed'), icon: 'i-lucide-trash-2', color: 'success' })
    await refresh()
  }
  async function restore({ id }: DocumentWire) {
    if (!await submit(() => $fetch(`/api/v1/documents/${id}/restore`, { method: 'POST' }))) return
    toast.add({ title: t('documents.action.restored'), icon: 'i-lucide-undo-2', color: 'success' })
    await refresh()
  }
  async function purge({ id, title }: DocumentWire) {
    const question = { title: t('documents.action.purgeAsk', { title }), description: t('documents.action.purgeText'), danger: true }
    if (!await confirm({ ...question, confirmLabel: t('documents.action.purge') })) return
    if (!await submit(() => $fetch(`/api/v1/documents/${id}`, { method: 'DELETE' }))) return
    toast.add({ title: t('documents.action.purged'), icon: 'i-lucide-check', color: 'success' })
    await navigateTo('/documents?state=trash')
  }

  const items = computed(() => {
    const current = document.value
    if (!current?.canChange) return []
    if (!current.trashedAt) return [{ label: t('documents.action.trash'), icon: 'i-lucide-trash-2', color: 'error' as const, onSelect: () => trash(current) }]
    return [
      { label: t('documents.action.restore'), icon: 'i-lucide-undo-2', onSelect: () => restore(current) },
      { label: t('documents.action.purge'), icon: 'i-lucide-trash-2', color: 'error' as const, onSelect: () => purge(current) },
    ]
  })
  return { items, pending }
}
