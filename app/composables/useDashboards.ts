import type { DashboardWire, SentWidget, TabWire, WidgetWire } from '~/dashboards/wire'

/**
 * A widget as it is sent: what the server says about it (visible or not) stays here. The server hands out settings that fit
 * the kind, and checks them again; the type of the answer does not say which belong to which.
 */
export function sentWidget({ visible: _visible, ...widget }: WidgetWire): SentWidget {
  return widget as SentWidget
}

/** The same widget as a new one. */
export function freshWidget(widget: WidgetWire): SentWidget {
  return { ...sentWidget(widget), id: undefined }
}

const resetId = (id: string) => `dashboard-reset-${id}`

/** What one can do with whole dashboards. `show` opens one by its id, or the first; deleting and resetting can be undone. */
export function useDashboards(show: (id: string | undefined) => Promise<unknown>) {
  const { t } = useI18n()
  const toast = useToast()
  const confirm = useConfirm()
  const { submit, pending } = useApiForm()

  async function create(body: { name: string, copyOf?: string, roleId?: string, widgets?: SentWidget[] }) {
    const made = await submit(() => $fetch('/api/v1/dashboards', { method: 'POST', body, headers: idempotencyKey() }))
    if (made) await show(made.id)
    return made
  }

  function undoable(title: string, undo: () => Promise<unknown>, id?: string) {
    toast.add({
      ...id && { id }, title, icon: 'i-lucide-check', color: 'success', duration: 10_000,
      actions: [{ label: t('dashboards.undo'), color: 'neutral', variant: 'outline', onClick: () => void undo() }],
    })
  }

  async function remove(dashboard: DashboardWire, order: readonly TabWire[]) {
    if (!await submit(() => $fetch(`/api/v1/dashboards/${dashboard.id}` as '/api/v1/dashboards/:id', { method: 'DELETE' }))) return
    // Nothing is there any more to take the reset back on; taking back the deletion brings what stood there last.
    toast.remove(resetId(dashboard.id))
    await show(undefined)
    undoable(t('dashboards.deleted', { name: dashboard.name }), async () => {
      const again = await create({ name: dashboard.name, widgets: dashboard.widgets.map(freshWidget) })
      if (!again) return
      const ids = order.filter(tab => tab.kind === 'own').map(tab => tab.id === dashboard.id ? again.id : tab.id)
      await sort(ids, again.id)
    })
  }

  async function reset(dashboard: DashboardWire) {
    const question = { title: t('dashboards.resetAsk', { name: dashboard.name }), description: t('dashboards.resetText'), confirmLabel: t('dashboards.reset') }
    if (!await confirm(question)) return
    const after = await submit(() => $fetch(`/api/v1/dashboards/${dashboard.id}/reset` as '/api/v1/dashboards/:id/reset', {
      method: 'POST', body: { version: dashboard.version },
    }))
    if (!after) return
    await show(dashboard.id)
    const undo = () => save({ ...dashboard, version: after.version, widgets: dashboard.widgets.map(freshWidget) })
    undoable(t('dashboards.wasReset'), undo, resetId(dashboard.id))
  }

  async function save({ id, version, name, shared, widgets }: Pick<DashboardWire, 'id' | 'version' | 'name' | 'shared'> & { widgets: SentWidget[] }) {
    const saved = await submit(() => $fetch(`/api/v1/dashboards/${id}` as '/api/v1/dashboards/:id', {
      method: 'PUT', body: { version, name, shared, widgets },
    }))
    if (saved) await show(id)
    return saved
  }

  async function sort(ids: string[], shown: string) {
    if (await submit(() => $fetch('/api/v1/dashboards/order', { method: 'PUT', body: { ids } }))) await show(shown)
  }

  return { create, remove, reset, save, sort, pending }
}
