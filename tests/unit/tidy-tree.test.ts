import { describe, expect, it } from 'vitest'
import { tidyTree, type PlacedBox, type TreeNode } from '../../app/organisation/tidy-tree'

const node = (id: string, ...children: TreeNode[]): TreeNode => ({ id, width: 100, height: 40, children })
const at = (boxes: PlacedBox[], id: string) => boxes.find(box => box.id === id) ?? { id, x: Number.NaN, y: Number.NaN, width: 0, height: 0 }
const centre = (box: PlacedBox) => box.x + box.width / 2

/** Pairs of boxes that touch. */
function touching(boxes: PlacedBox[]): string[] {
  return boxes.flatMap((a, index) => boxes.slice(index + 1)
    .filter(b => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).map(b => `${a.id} ${b.id}`))
}

/** A tree of that many nodes whose shape follows from a seed. */
function randomForest(seed: number, count: number): TreeNode[] {
  const nodes = Array.from({ length: count }, (_, index) => ({ ...node(String(index)), height: 40 + index * seed % 5 * 20 }))
  const roots: TreeNode[] = []
  nodes.forEach((each, index) => {
    const parent = nodes[Math.floor((index * 7919 + seed * 104729) % 97 / 97 * index)]
    if (index < 3 || !parent) roots.push(each)
    else parent.children.push(each)
  })
  return roots
}

describe('a tidy tree', () => {
  it('puts a parent in the middle above its children, and children of one parent at one height', () => {
    const { boxes } = tidyTree([node('top', node('a', node('a1')), node('b', node('b1')))])
    expect(centre(at(boxes, 'top'))).toBe((centre(at(boxes, 'a')) + centre(at(boxes, 'b'))) / 2)
    expect(at(boxes, 'a').y).toBe(at(boxes, 'b').y)
    expect(at(boxes, 'a').y).toBeGreaterThan(at(boxes, 'top').y + 40)
  })

  it('stacks those who lead nobody below each other', () => {
    const { boxes, width } = tidyTree([node('top', node('a'), node('b'), node('c'), node('d'))])
    expect(new Set(['a', 'b', 'c', 'd'].map(id => at(boxes, id).x)).size).toBe(1)
    expect(width).toBeLessThan(200)
  })

  it('never lets two boxes touch, and begins at the edge', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { boxes, width, height } = tidyTree(randomForest(seed, 60))
      expect(touching(boxes), `seed ${seed}`).toEqual([])
      expect(boxes).toHaveLength(60)
      expect(Math.min(...boxes.map(box => box.x))).toBe(0)
      expect(Math.max(...boxes.map(box => box.x + box.width))).toBe(width)
      expect(Math.max(...boxes.map(box => box.y + box.height))).toBe(height)
    }
  })

  it('joins every node to the one above it', () => {
    const { edges } = tidyTree([node('top', node('a'), node('b', node('b1'), node('b2'), node('b3')))])
    expect(edges.map(edge => `${edge.from} ${edge.to}`).sort()).toEqual(['b b1', 'b b2', 'b b3', 'top a', 'top b'])
    expect(edges.every(edge => /^M[\d.]+ [\d.]+(?:[VH][\d.]+)+$/.test(edge.path))).toBe(true)
  })

  it('draws two thousand people without a pause', () => {
    const start = performance.now()
    expect(tidyTree(randomForest(7, 2000)).boxes).toHaveLength(2000)
    expect(performance.now() - start).toBeLessThan(1500)
  })

  it('is empty for nobody', () => {
    expect(tidyTree([])).toMatchObject({ boxes: [], edges: [], width: 0, height: 0 })
  })
})
