/** A node to be placed, with its own size. */
export interface TreeNode {
  id: string
  width: number
  height: number
  children: TreeNode[]
}

/** Where a node went: left upper corner and size. */
export interface PlacedBox {
  id: string
  x: number
  y: number
  width: number
  height: number
}

interface TreeDrawing {
  boxes: PlacedBox[]
  /** SVG paths from above to below. */
  edges: Array<{ from: string, to: string, path: string }>
  width: number
  height: number
}

const GAP = { across: 24, down: 40, stacked: 12, indent: 24 }
/** From so many on, people who lead nobody stand below each other instead of side by side: charts grow down, not endlessly wide. */
const STACK_FROM = 3

interface Placed {
  boxes: PlacedBox[]
  edges: TreeDrawing['edges']
  /** Middle of the uppermost box. */
  centre: number
}

/**
 * Draws a forest as tidy trees: nodes of a level begin at the same height below their parent, parents stand in the middle above
 * their children, subtrees move together as far as their outlines allow, and no two boxes touch.
 */
export function tidyTree(roots: readonly TreeNode[]): TreeDrawing {
  const { boxes, edges } = sideBySide(roots.map(root => place(root, 0)))
  const left = Math.min(0, ...boxes.map(box => box.x))
  const moved = shifted({ boxes, edges, centre: 0 }, -left)
  return {
    boxes: moved.boxes,
    edges: pathsOf(moved.boxes, edges),
    width: Math.max(0, ...moved.boxes.map(box => box.x + box.width)),
    height: Math.max(0, ...moved.boxes.map(box => box.y + box.height)),
  }
}

function place(node: TreeNode, y: number): Placed {
  const { id, width, height, children } = node
  const edges = children.map(child => ({ from: id, to: child.id, path: '' }))
  if (children.length >= STACK_FROM && children.every(child => child.children.length === 0)) return stacked(node, y, edges)
  const below = sideBySide(children.map(child => place(child, y + height + GAP.down)))
  const centre = children.length > 0 ? below.centre : width / 2
  return { boxes: [{ id, x: centre - width / 2, y, width, height }, ...below.boxes], edges: [...edges, ...below.edges], centre }
}

function stacked({ id, width, height, children }: TreeNode, y: number, edges: TreeDrawing['edges']): Placed {
  let top = y + height + GAP.stacked
  const boxes = children.map((child) => {
    const box = { id: child.id, x: GAP.indent, y: top, width: child.width, height: child.height }
    top += child.height + GAP.stacked
    return box
  })
  return { boxes: [{ id, x: 0, y, width, height }, ...boxes], edges, centre: width / 2 }
}

/** Subtrees from left to right, each as close to those before as no box is touched; the centre is that between first and last. */
function sideBySide(subtrees: readonly Placed[]): Placed {
  const joined: Placed = { boxes: [], edges: [], centre: 0 }
  const centres: number[] = []
  for (const subtree of subtrees) {
    const moved = shifted(subtree, distance(joined.boxes, subtree.boxes))
    joined.boxes.push(...moved.boxes)
    joined.edges.push(...moved.edges)
    centres.push(moved.centre)
  }
  joined.centre = ((centres[0] ?? 0) + (centres.at(-1) ?? 0)) / 2
  return joined
}

/** How far the right one must move so that it keeps its distance from the left one at every height. */
function distance(left: readonly PlacedBox[], right: readonly PlacedBox[]): number {
  let needed = left.length > 0 ? -Infinity : 0
  for (const a of left) {
    for (const b of right) {
      if (a.y < b.y + b.height + GAP.stacked && b.y < a.y + a.height + GAP.stacked) {
        needed = Math.max(needed, a.x + a.width + GAP.across - b.x)
      }
    }
  }
  return needed === -Infinity ? 0 : needed
}

function shifted({ boxes, edges, centre }: Placed, by: number): Placed {
  return { boxes: boxes.map(box => ({ ...box, x: box.x + by })), edges, centre: centre + by }
}

function pathsOf(boxes: readonly PlacedBox[], edges: TreeDrawing['edges']): TreeDrawing['edges'] {
  const known = new Map(boxes.map(box => [box.id, box]))
  return edges.flatMap((edge) => {
    const [from, to] = [known.get(edge.from), known.get(edge.to)]
    return from && to ? [{ ...edge, path: pathBetween(from, to) }] : []
  })
}

/** Down, across, down; to a box in a stack down along its left side and in. */
function pathBetween(from: PlacedBox, to: PlacedBox): string {
  const isStacked = to.x > from.x && to.x - from.x === GAP.indent && to.y - from.y - from.height !== GAP.down
  if (isStacked) return `M${from.x + GAP.indent / 2} ${from.y + from.height}V${to.y + to.height / 2}H${to.x}`
  const [start, end] = [from.x + from.width / 2, to.x + to.width / 2]
  return `M${start} ${from.y + from.height}V${to.y - GAP.down / 2}H${end}V${to.y}`
}
