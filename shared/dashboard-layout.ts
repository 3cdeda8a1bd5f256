import { GRID_COLUMNS, MOST_ROWS, type WidgetSize } from './dashboard-widgets'

/** Place of a widget on the grid, in columns and rows from the top left. */
export interface Place { x: number, y: number, w: number, h: number }

/** A placed widget. */
export interface Box extends Place { id: string }

export type Direction = 'up' | 'down' | 'left' | 'right'

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** The place within the grid, at least `min` and at most the grid large. */
export function withinGrid<P extends Place>(place: P, min: WidgetSize = { w: 1, h: 1 }): P {
  const w = clamp(Math.round(place.w), Math.min(min.w, GRID_COLUMNS), GRID_COLUMNS)
  const h = clamp(Math.round(place.h), min.h, MOST_ROWS)
  return { ...place, w, h, x: clamp(Math.round(place.x), 0, GRID_COLUMNS - w), y: Math.max(0, Math.round(place.y)) }
}

/** From top to bottom, and from left to right where they begin in the same row: as one reads, and as phones show them. */
export function readingOrder<B extends Place>(boxes: readonly B[]): B[] {
  return [...boxes].sort((a, b) => a.y - b.y || a.x - b.x)
}

/**
 * Lets every box fall upwards until it rests on another one or on the top edge; none overlap afterwards. The order from top to
 * bottom stays; where two begin in the same row, `weight` decides who goes first (smaller ones).
 */
export function settle<B extends Box>(boxes: readonly B[], weight: (box: B) => number = () => 0): B[] {
  const heights = new Array<number>(GRID_COLUMNS).fill(0)
  const order = [...boxes].sort((a, b) => a.y - b.y || weight(a) - weight(b) || a.x - b.x)
  return order.map((box) => {
    const y = Math.max(...heights.slice(box.x, box.x + box.w))
    heights.fill(y + box.h, box.x, box.x + box.w)
    return { ...box, y }
  })
}

/** Puts one box somewhere else; the others make room and close the gap. Upwards it goes before its equals, downwards after them. */
export function moveBox<B extends Box>(boxes: readonly B[], id: string, to: { x: number, y: number }): B[] {
  const box = boxes.find(candidate => candidate.id === id)
  if (!box) return [...boxes]
  const moved = withinGrid({ ...box, ...to })
  const down = moved.y > box.y
  return settle(replaced(boxes, moved), candidate => candidate.id === id ? (down ? 1 : -1) : 0)
}

/** Makes one box larger or smaller; the others make room. */
export function resizeBox<B extends Box>(boxes: readonly B[], id: string, { w, h, min }: WidgetSize & { min?: WidgetSize }): B[] {
  const box = boxes.find(candidate => candidate.id === id)
  if (!box) return [...boxes]
  const width = Math.min(Math.round(w), GRID_COLUMNS - box.x)
  return settle(replaced(boxes, withinGrid({ ...box, w: width, h }, min)), candidate => candidate.id === id ? -1 : 0)
}

/** One step with an arrow key: sideways by a column, up and down past the next neighbour. The same boxes when there is no way. */
export function stepBox<B extends Box>(boxes: readonly B[], id: string, direction: Direction): B[] {
  const box = boxes.find(candidate => candidate.id === id)
  if (!box) return [...boxes]
  if (direction === 'left' || direction === 'right') {
    return moveBox(boxes, id, { x: box.x + (direction === 'left' ? -1 : 1), y: box.y })
  }
  const bottom = Math.max(...boxes.map(candidate => candidate.y + candidate.h))
  const step = direction === 'up' ? -1 : 1
  for (let y = box.y + step; y >= 0 && y <= bottom; y += step) {
    const moved = moveBox(boxes, id, { x: box.x, y })
    if (moved.some(candidate => candidate.id === id && candidate.y !== box.y)) return moved
  }
  return [...boxes]
}

/** Changes places with the one before (-1) or after (1) in reading order: the way to arrange on a phone. */
export function swapInOrder<B extends Box>(boxes: readonly B[], id: string, by: -1 | 1): B[] {
  const order = readingOrder(boxes)
  const from = order.findIndex(box => box.id === id)
  const [box, other] = [order[from], order[from + by]]
  if (!box || !other) return [...boxes]
  const [upper, lower] = by === 1 ? [other, box] : [box, other]
  const start = by === 1 ? box : other
  // The one that comes first takes the place of the first; the other follows right below it, or beside it where there is room.
  const first = withinGrid({ ...upper, x: start.x, y: start.y })
  const beside = first.x + first.w + lower.w <= GRID_COLUMNS
  const second = withinGrid(beside ? { ...lower, x: first.x + first.w, y: first.y } : { ...lower, x: start.x, y: first.y + first.h })
  return settle(replaced(replaced(boxes, first), second), candidate => candidate.id === first.id ? -1 : 0)
}

/** The first free place for something of that size, from the top. */
export function freePlace(boxes: readonly Place[], { w, h }: WidgetSize): Place {
  const bottom = Math.max(0, ...boxes.map(box => box.y + box.h))
  for (let y = 0; y < bottom; y++) {
    for (let x = 0; x + w <= GRID_COLUMNS; x++) {
      const place = { x, y, w, h }
      if (!boxes.some(box => overlap(box, place))) return place
    }
  }
  return { x: 0, y: bottom, w, h }
}

/** Whether two places share a cell. */
export function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

function replaced<B extends Box>(boxes: readonly B[], box: B): B[] {
  return boxes.map(candidate => candidate.id === box.id ? box : candidate)
}
