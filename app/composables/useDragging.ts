import type { Point } from '~/organisation/drawing-view'

/** A pointer that moved less did not drag but click. */
const DRAG_FROM = 5

interface Moves {
  pan: (dx: number, dy: number) => void
  zoom: (factor: number, at: Point) => void
}

/** One pointer drags, two fingers pinch; a click under a drag does not count. */
export function useDragging(frame: Ref<Element | null>, { pan, zoom }: Moves) {
  const pointers = new Map<number, Point>()
  let travelled = 0

  function onDown(event: PointerEvent) {
    if (event.button !== 0) return
    if (pointers.size === 0) travelled = 0
    pointers.set(event.pointerId, pointIn(frame.value, event))
  }
  function onMove(event: PointerEvent) {
    const before = pointers.get(event.pointerId)
    if (!before) return
    const now = pointIn(frame.value, event)
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    pointers.set(event.pointerId, now)
    travelled += Math.abs(now.x - before.x) + Math.abs(now.y - before.y)
    // Captured only now: a click on a link must reach the link.
    if (travelled > DRAG_FROM) frame.value?.setPointerCapture(event.pointerId)
    if (!other) return pan(now.x - before.x, now.y - before.y)
    const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y) || 1
    zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
  }
  function onUp(event: PointerEvent) {
    pointers.delete(event.pointerId)
  }
  function onClick(event: MouseEvent) {
    if (travelled <= DRAG_FROM) return
    event.preventDefault()
    event.stopPropagation()
    travelled = 0
  }
  return { onDown, onMove, onUp, onClick }
}
