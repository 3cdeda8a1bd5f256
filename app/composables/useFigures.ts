import { WIDGETS } from '#shared/dashboard-widgets'
import type { AnswerWire, SavedListWire, WidgetWire } from '~/dashboards/wire'

/**
 * Figures of all widgets of a dashboard in one request, saved lists in a second one. Should the one for all fail, each widget is
 * asked for alone, so that the others still show theirs.
 */
export function useFigures(dashboardId: Ref<string | undefined>, widgets: Ref<readonly WidgetWire[]>) {
  const request = useRequestFetch()
  const alone = ref<AnswerWire[]>([])
  const wanted = computed(() => widgets.value.filter(widget => widget.visible && WIDGETS[widget.type].hasData))
  const viewIds = computed(() => {
    const views = widgets.value.filter(widget => widget.type === 'list').map(widget => String(widget.settings.viewId ?? ''))
    return [...new Set(views)].filter(Boolean).join(',')
  })

  const { data, error, refresh: refreshFigures } = useLazyFetch('/api/v1/home/data', {
    key: 'dashboard-figures', query: { dashboardId }, immediate: Boolean(dashboardId.value), deep: false,
  })
  const { data: lists, error: listError, refresh: refreshLists } = useLazyAsyncData('dashboard-lists', async () => viewIds.value
    ? (await request('/api/v1/widgets/lists', { query: { viewIds: viewIds.value } })).items
    : [], { watch: [viewIds], deep: false, default: (): SavedListWire[] | null => null })

  const answers = computed(() => new Map([...data.value?.items ?? [], ...error.value ? alone.value : []]
    .map(answer => [answer.widgetId, answer])))

  async function askAlone() {
    alone.value = await Promise.all(wanted.value.map(async ({ id, type, settings }): Promise<AnswerWire> => {
      try {
        return { ...await request('/api/v1/widgets/data', { query: { type, settings: JSON.stringify(settings) } }), widgetId: id }
      }
      catch {
        return { widgetId: id, data: null, problem: 'failed' }
      }
    }))
  }
  onMounted(() => watch(error, failed => failed && void askAlone(), { immediate: true }))

  async function refresh() {
    await Promise.all([refreshFigures(), refreshLists()])
  }

  return { answers, lists, listsFailed: computed(() => Boolean(listError.value)), refresh }
}
