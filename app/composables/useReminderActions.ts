import type { ReminderWire } from '~/reminders/form-state'

/** What can be done with a reminder in one click; each says so and lets it be taken back where that makes sense. */
export function useReminderActions(changed: () => unknown) {
  const { t } = useI18n()
  const { dateTime } = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const { submit, pending } = useApiForm()
  type Target = Pick<ReminderWire, 'id' | 'version' | 'title'>

  const url = (id: string, action: string) => `/api/v1/reminders/${id}/${action}`

  async function complete({ id, version, title }: Target, note = '') {
    const answer = await submit(() => $fetch(url(id, 'complete') as '/api/v1/reminders/:id/complete', { method: 'POST', body: { version, note } }))
    if (!answer) return false
    toast.add({
      title: answer.completedAt ? t('reminders.done', { title }) : t('reminders.doneNext', { title, next: dateTime(answer.dueAt) }),
      icon: 'i-lucide-check', color: 'success',
      actions: [{ label: t('reminders.undo'), color: 'neutral', variant: 'outline', onClick: () => void reopen({ id, version: answer.version, title }) }],
    })
    await changed()
    return true
  }

  async function reopen({ id, version, title }: Target) {
    if (!await submit(() => $fetch(url(id, 'reopen') as '/api/v1/reminders/:id/reopen', { method: 'POST', body: { version } }))) return
    toast.add({ title: t('reminders.reopened', { title }), icon: 'i-lucide-undo-2', color: 'success' })
    await changed()
  }

  async function snooze({ id, version }: Target, until: Date) {
    const body = { version, until: until.toISOString() }
    if (!await submit(() => $fetch(url(id, 'snooze') as '/api/v1/reminders/:id/snooze', { method: 'POST', body }))) return
    toast.add({ title: t('reminders.snoozed', { until: dateTime(until) }), icon: 'i-lucide-alarm-clock-off', color: 'success' })
    await changed()
  }

  async function remove({ id, version, title }: Target) {
    if (!await confirm({ title: t('reminders.deleteTitle'), description: t('reminders.deleteText', { title }), confirmLabel: t('reminders.delete'), danger: true })) return false
    if (!await submit(() => $fetch(`/api/v1/reminders/${id}` as '/api/v1/reminders/:id', { method: 'DELETE', body: { version } }))) return false
    await changed()
    return true
  }

  return { complete, reopen, snooze, remove, pending }
}
