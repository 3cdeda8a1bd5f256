/** Reading and putting away notifications; `changed` loads the list again. */
export function useNotificationActions(changed: () => unknown) {
  const { submit, pending } = useApiForm()

  /** Without ids: all of the inbox. */
  async function read(ids?: string[], unread = false) {
    const body = { ...ids ? { ids } : {}, unread }
    if (await submit(() => $fetch('/api/v1/notifications/read', { method: 'POST', body }))) await changed()
  }

  async function archive(ids?: string[], restore = false) {
    const body = { ...ids ? { ids } : {}, restore }
    if (await submit(() => $fetch('/api/v1/notifications/archive', { method: 'POST', body }))) await changed()
  }

  return { read, archive, pending }
}
