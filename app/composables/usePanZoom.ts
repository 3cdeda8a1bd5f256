import { centredView, fittedView, panned, zoomed, type DrawingView, type Point, type Size } from '~/organisation/drawing-view'

const STEP = { zoom: 1.25, pan: 80 }

/**
 * Moving and enlarging a drawing by mouse, wheel, fingers and keys. `frame` is the element it is seen through, `drawing` its
 * own size. Give `handlers` and those of `useDragging` to the frame.
 */
export function usePanZoom(frame: Ref<Element | null>, drawing: Ref<Size>) {
  const view = ref<DrawingView>({ x: 0, y: 0, scale: 1 })
  const size = (): Size => frame.value?.getBoundingClientRect() ?? { width: 0, height: 0 }
  const middle = (): Point => ({ x: size().width / 2, y: size().height / 2 })

  function zoom(factor: number, at: Point = middle()) {
    view.value = zoomed(view.value, factor, at)
  }
  function pan(dx: number, dy: number) {
    view.value = panned(view.value, dx, dy)
  }
  function fit() {
    view.value = fittedView(size(), drawing.value)
  }
  function centre(x: number, y: number) {
    view.value = centredView(view.value, size(), { x, y })
  }

  const keys: Record<string, () => void> = {
    'ArrowLeft': () => pan(STEP.pan, 0), 'ArrowRight': () => pan(-STEP.pan, 0),
    'ArrowUp': () => pan(0, STEP.pan), 'ArrowDown': () => pan(0, -STEP.pan),
    '+': () => zoom(STEP.zoom), '=': () => zoom(STEP.zoom), '-': () => zoom(1 / STEP.zoom), '0': fit,
  }
  function onKeydown(event: KeyboardEvent) {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  function onWheel(event: WheelEvent) {
    event.preventDefault()
    if (event.shiftKey) return pan(-event.deltaY - event.deltaX, 0)
    zoom(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), pointIn(frame.value, event))
  }

  const dragging = useDragging(frame, { pan, zoom })
  return { view, zoomIn: () => zoom(STEP.zoom), zoomOut: () => zoom(1 / STEP.zoom), fit, centre, onKeydown, onWheel, dragging }
}

/** Where in the element something happened. */
export function pointIn(element: Element | null, event: { clientX: number, clientY: number }): Point {
  const box = element?.getBoundingClientRect()
  return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
}
