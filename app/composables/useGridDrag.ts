import { GRID_COLUMNS } from '#shared/dashboard-widgets'
import type { WidgetWire } from '~/dashboards/wire'
import type { DashboardEditor } from './useDashboardEditor'

const ROW_REM = 4.5
const GAP_REM = 1

/** Near the edge of what scrolls, it scrolls. */
function follow(grid: HTMLElement | null, event: PointerEvent) {
  const scroller = grid?.closest('[data-slot="body"]')
  const view = scroller?.getBoundingClientRect()
  if (!scroller || !view) return
  if (event.clientY > view.bottom - 48) scroller.scrollTop += 16
  else if (event.clientY < view.top + 48) scroller.scrollTop -= 16
}

/** Moving and resizing widgets with the pointer; Escape takes a drag back. */
export function useGridDrag(grid: Ref<HTMLElement | null>, editor: DashboardEditor) {
  const dragged = ref<string | null>(null)

  /** Columns and rows per pixel, and where the grid stands on the screen now: it may scroll meanwhile. */
  function scale() {
    const room = grid.value?.getBoundingClientRect() ?? new DOMRect()
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return { left: room.left, top: room.top, column: (room.width + GAP_REM * rem) / GRID_COLUMNS, row: (ROW_REM + GAP_REM) * rem }
  }

  function start(event: PointerEvent, id: string, show: (from: WidgetWire[], at: { x: number, y: number }) => void) {
    if (event.button !== 0) return
    const from = editor.widgets.value
    event.preventDefault()
    dragged.value = id
    const stop = new AbortController()
    const listen = { signal: stop.signal }

    function end(keep: boolean) {
      stop.abort()
      dragged.value = null
      if (keep) editor.settleDrag(from)
      else editor.abandonDrag(from)
    }
    // On the window: the widget may be drawn elsewhere while it is dragged, and would lose the pointer.
    window.addEventListener('pointermove', (move) => {
      const { left, top, column, row } = scale()
      show(from, { x: (move.clientX - left) / column, y: (move.clientY - top) / row })
      follow(grid.value, move)
    }, listen)
    window.addEventListener('pointerup', () => end(true), listen)
    window.addEventListener('pointercancel', () => end(false), listen)
    window.addEventListener('keydown', key => key.key === 'Escape' && end(false), listen)
  }

  function startMove(event: PointerEvent, id: string) {
    const widget = editor.find(id)
    if (!widget) return
    const { left, top, column, row } = scale()
    const grip = { x: (event.clientX - left) / column - widget.x, y: (event.clientY - top) / row - widget.y }
    start(event, id, (from, at) => editor.showMoved(from, id, { x: Math.round(at.x - grip.x), y: Math.round(at.y - grip.y) }))
  }

  function startResize(event: PointerEvent, id: string) {
    const widget = editor.find(id)
    if (!widget) return
    const size = (reached: number, begun: number) => Math.max(1, Math.round(reached - begun))
    start(event, id, (from, at) => editor.showResized(from, id, { w: size(at.x, widget.x), h: size(at.y, widget.y) }))
  }

  return { dragged, startMove, startResize }
}
