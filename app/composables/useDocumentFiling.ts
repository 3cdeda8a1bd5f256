import { tagPath, treeOf } from '~/documents/display'

/** Kinds, tags and custom fields of documents as choices; loaded once per page. */
export function useDocumentFiling() {
  const kinds = useLazyFetch('/api/v1/document-kinds', { key: 'document-kinds' })
  const tags = useLazyFetch('/api/v1/document-tags', { key: 'document-tags' })
  const fields = useLazyFetch('/api/v1/custom-fields', { key: 'custom-fields' })

  const kindItems = computed(() => (kinds.data.value?.items ?? []).filter(kind => !kind.archivedAt)
    .map(kind => ({ value: kind.id, label: kind.name })))
  const tagItems = computed(() => {
    const all = tags.data.value?.items ?? []
    return treeOf(all).map(tag => ({ value: tag.id, label: tagPath(all, tag) }))
  })
  return { kinds: kinds.data, tags: tags.data, fields: fields.data, kindItems, tagItems }
}
