import { freePlace, moveBox, resizeBox, settle, stepBox, swapInOrder, type Direction } from '#shared/dashboard-layout'
import { MOST_WIDGETS, WIDGETS, type WidgetSize, type WidgetType } from '#shared/dashboard-widgets'
import { WIDGET_SETTINGS } from '#shared/contracts/dashboard-settings'
import type { DashboardWire, WidgetWire } from '~/dashboards/wire'

/** Widgets that are not saved yet have ids of their own making until then. */
const FRESH = 'new-'
export const isFresh = (id: string) => id.startsWith(FRESH)

/** A dashboard while it is arranged: every change is a step that can be undone; nothing is sent before it is saved. */
export function useDashboardEditor(dashboard: DashboardWire) {
  const { value: widgets, change, canUndo, canRedo, undo, redo } = useSteps<WidgetWire[]>(settle(dashboard.widgets))
  let made = 0
  const find = (id: string) => widgets.value.find(widget => widget.id === id)
  const minOf = (id: string) => WIDGETS[find(id)?.type ?? 'notes'].min

  function place(widget: Omit<WidgetWire, 'x' | 'y'>) {
    const placed = { ...widget, id: `${FRESH}${++made}`, ...freePlace(widgets.value, widget) }
    change(settle([...widgets.value, placed]))
    return placed
  }

  return {
    widgets, find, canUndo, canRedo, undo, redo,
    full: computed(() => widgets.value.length >= MOST_WIDGETS),
    add: (type: WidgetType) => place({
      id: '', type, visible: true, ...WIDGETS[type].size, settings: WIDGET_SETTINGS[type].parse({}) as WidgetWire['settings'],
    }),
    copy(id: string) {
      const widget = find(id)
      return widget && place(widget)
    },
    remove: (id: string) => change(settle(widgets.value.filter(widget => widget.id !== id))),
    set: (id: string, settings: WidgetWire['settings']) => change(widgets.value.map(widget => widget.id === id ? { ...widget, settings } : widget)),
    step: (id: string, direction: Direction) => change(stepBox(widgets.value, id, direction)),
    swap: (id: string, by: -1 | 1) => change(swapInOrder(widgets.value, id, by)),
    resize(id: string, by: WidgetSize) {
      const widget = find(id)
      if (widget) change(resizeBox(widgets.value, id, { w: widget.w + by.w, h: widget.h + by.h, min: minOf(id) }))
    },
    /** While dragging: shows the arrangement without making it a step. */
    showMoved(from: WidgetWire[], id: string, to: { x: number, y: number }) {
      widgets.value = moveBox(from, id, to)
    },
    showResized(from: WidgetWire[], id: string, size: WidgetSize) {
      widgets.value = resizeBox(from, id, { ...size, min: minOf(id) })
    },
    /** The drag is over: what it did is one step. */
    settleDrag: (from: WidgetWire[]) => change(widgets.value, from),
    abandonDrag(from: WidgetWire[]) {
      widgets.value = from
    },
  }
}

export type DashboardEditor = ReturnType<typeof useDashboardEditor>
