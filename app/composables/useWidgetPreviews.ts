import { WIDGETS } from '#shared/dashboard-widgets'
import type { AnswerWire, SavedListWire, WidgetWire } from '~/dashboards/wire'

/** Figures of widgets as they are being arranged: those that are saved are known, changed and new ones are asked for alone. */
export function useWidgetPreviews(known: () => ReadonlyMap<string, AnswerWire>, knownLists: () => readonly SavedListWire[] | null) {
  const asked = shallowRef<ReadonlyMap<string, AnswerWire>>(new Map())
  const askedLists = shallowRef<readonly SavedListWire[]>([])

  async function askList(viewId: string) {
    const { items } = await $fetch('/api/v1/widgets/lists', { query: { viewIds: viewId } }).catch(() => ({ items: [] }))
    askedLists.value = [...askedLists.value.filter(list => list.viewId !== viewId), ...items]
  }

  async function ask({ id, type, settings }: WidgetWire) {
    if (type === 'list' && settings.viewId) return askList(String(settings.viewId))
    if (!WIDGETS[type].hasData) return
    const failed: AnswerWire = { widgetId: id, data: null, problem: 'failed' }
    const answer = await $fetch('/api/v1/widgets/data', { query: { type, settings: JSON.stringify(settings) } }).catch(() => failed)
    asked.value = new Map([...asked.value, [id, { ...answer, widgetId: id }]])
  }

  return {
    ask,
    answerOf: (id: string) => asked.value.get(id) ?? known().get(id) ?? null,
    lists: computed(() => {
      const again = new Set(askedLists.value.map(list => list.viewId))
      return [...askedLists.value, ...(knownLists() ?? []).filter(list => !again.has(list.viewId))]
    }),
  }
}
