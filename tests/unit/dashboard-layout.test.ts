import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  freePlace, moveBox, overlap, readingOrder, resizeBox, settle, stepBox, swapInOrder, withinGrid, type Box,
} from '#shared/dashboard-layout'
import { GRID_COLUMNS } from '#shared/dashboard-widgets'

const from = (min: number, max: number) => fc.integer({ min, max })
const place = fc.record({ x: from(-3, 15), y: from(-3, 30), w: from(1, 14), h: from(1, 14) })
const boards = fc.array(place, { maxLength: 16 }).map(places => places.map((box, index) => withinGrid({ ...box, id: String(index) })))
const settled = boards.map(board => settle(board))

function expectTidy(boxes: readonly Box[]) {
  for (const [index, box] of boxes.entries()) {
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.w).toBeLessThanOrEqual(GRID_COLUMNS)
    for (const other of boxes.slice(index + 1)) expect(overlap(box, other), `${JSON.stringify(box)} ${JSON.stringify(other)}`).toBe(false)
    const rests = box.y === 0 || boxes.some(other => other.y + other.h === box.y && other.x < box.x + box.w && box.x < other.x + other.w)
    expect(rests, `${JSON.stringify(box)} hangs in the air`).toBe(true)
  }
}

const ids = (boxes: readonly Box[]) => boxes.map(box => box.id).sort()
const byId = (boxes: readonly Box[]) => [...boxes].sort((a, b) => a.id.localeCompare(b.id))

describe('the grid', () => {
  it('never lets widgets overlap, leave the grid or hang in the air', () => {
    fc.assert(fc.property(boards, board => expectTidy(settle(board))))
  })

  it('leaves a tidy board as it is', () => {
    fc.assert(fc.property(settled, (board) => {
      expect(byId(settle(board))).toEqual(byId(board))
    }))
  })

  it('stays tidy and complete whatever is moved, resized or swapped', () => {
    const target = fc.record({ index: fc.nat(15), x: fc.integer({ min: -5, max: 20 }), y: fc.integer({ min: -5, max: 60 }) })
    fc.assert(fc.property(settled, target, (board, { index, x, y }) => {
      const id = String(index)
      const results = [
        moveBox(board, id, { x, y }), resizeBox(board, id, { w: x, h: y }), swapInOrder(board, id, 1), swapInOrder(board, id, -1),
        ...(['up', 'down', 'left', 'right'] as const).map(direction => stepBox(board, id, direction)),
      ]
      for (const result of results) {
        expectTidy(result)
        expect(ids(result)).toEqual(ids(board))
      }
    }))
  })

  it('keeps the size of what is moved and the place sideways of everything else', () => {
    fc.assert(fc.property(settled, fc.nat(15), fc.integer({ min: 0, max: 40 }), (board, index, y) => {
      for (const box of moveBox(board, String(index), { x: 3, y })) {
        const before = board.find(candidate => candidate.id === box.id)
        expect([box.w, box.h]).toEqual([before?.w, before?.h])
        if (box.id !== String(index)) expect(box.x).toBe(before?.x)
      }
    }))
  })

  it('finds a free place that overlaps nothing', () => {
    fc.assert(fc.property(settled, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (board, w, h) => {
      const free = freePlace(board, { w, h })
      expect(board.some(box => overlap(box, free))).toBe(false)
      expect(free.x + free.w).toBeLessThanOrEqual(GRID_COLUMNS)
    }))
  })

  it('reaches the top with the arrow key, step by step', () => {
    fc.assert(fc.property(settled.filter(board => board.length > 0), (board) => {
      const id = board.at(-1)?.id ?? ''
      let current = board
      for (let step = 0; step < 60; step++) current = stepBox(current, id, 'up')
      expect(current.find(box => box.id === id)?.y).toBe(0)
    }))
  })
})

describe('moving', () => {
  const stack = [{ id: 'a', x: 0, y: 0, w: 6, h: 2 }, { id: 'b', x: 0, y: 2, w: 6, h: 3 }, { id: 'c', x: 6, y: 0, w: 6, h: 2 }]
  const order = (boxes: readonly Box[]) => readingOrder(boxes).map(box => box.id).join('')

  it('goes past the next neighbour with one key', () => {
    expect(stepBox(stack, 'a', 'down')).toContainEqual({ id: 'a', x: 0, y: 3, w: 6, h: 2 })
    expect(stepBox(stack, 'b', 'up')).toContainEqual({ id: 'b', x: 0, y: 0, w: 6, h: 3 })
  })

  it('stays where it is at the edge', () => {
    expect(byId(stepBox(stack, 'a', 'left'))).toEqual(byId(stack))
    expect(byId(stepBox(stack, 'b', 'down'))).toEqual(byId(stack))
  })

  it('respects the smallest size of a widget', () => {
    expect(resizeBox(stack, 'a', { w: 1, h: 1, min: { w: 3, h: 2 } })).toContainEqual({ id: 'a', x: 0, y: 0, w: 3, h: 2 })
  })

  it('grows to the edge of the grid and pushes others down', () => {
    const grown = resizeBox(stack, 'a', { w: 20, h: 2 })
    expect(grown).toContainEqual({ id: 'a', x: 0, y: 0, w: 12, h: 2 })
    expect(grown).toContainEqual({ id: 'c', x: 6, y: 2, w: 6, h: 2 })
  })

  it('changes the reading order by one place', () => {
    expect(order(stack)).toBe('acb')
    expect(order(swapInOrder(stack, 'a', 1))).toBe('cab')
    expect(order(swapInOrder(stack, 'b', -1))).toBe('abc')
  })
})
