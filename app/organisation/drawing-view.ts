/** A part of a drawing as it is seen: moved by x and y, then enlarged. */
export interface DrawingView { x: number, y: number, scale: number }

export interface Size { width: number, height: number }
export interface Point { x: number, y: number }

const LIMITS = { least: 0.05, most: 2.5 }
/** Space left free around a drawing that is shown whole. */
const MARGIN = 24
/** From this size on names can be read. */
const READABLE = 0.8

const within = (scale: number) => Math.min(LIMITS.most, Math.max(LIMITS.least, scale))

/** The view enlarged around a point of the frame, which stays where it is. */
export function zoomed({ x, y, scale }: DrawingView, factor: number, at: Point): DrawingView {
  const next = within(scale * factor)
  return { scale: next, x: at.x - (at.x - x) * next / scale, y: at.y - (at.y - y) * next / scale }
}

/** The view moved. */
export function panned(view: DrawingView, dx: number, dy: number): DrawingView {
  return { ...view, x: view.x + dx, y: view.y + dy }
}

/** The whole drawing as large as it fits the frame, never larger than it is. */
export function fittedView(frame: Size, drawing: Size): DrawingView {
  if (!frame.width || !drawing.width) return { x: 0, y: 0, scale: 1 }
  const scale = within(Math.min((frame.width - 2 * MARGIN) / drawing.width, (frame.height - 2 * MARGIN) / drawing.height, 1))
  return { scale, x: (frame.width - drawing.width * scale) / 2, y: Math.max(MARGIN, (frame.height - drawing.height * scale) / 2) }
}

/** A point of the drawing in the middle of the frame, large enough to read. */
export function centredView(view: DrawingView, frame: Size, point: Point): DrawingView {
  const scale = Math.max(view.scale, READABLE)
  return { scale, x: frame.width / 2 - point.x * scale, y: frame.height / 2 - point.y * scale }
}
