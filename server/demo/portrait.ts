import { crc32, deflateSync } from 'node:zlib'
import type { Random } from './random'

const SIDE = 160

type Colour = readonly [number, number, number]

const BACKGROUNDS: readonly Colour[] = [
  [198, 222, 226], [226, 212, 198], [205, 218, 200], [214, 206, 228], [232, 216, 180], [190, 208, 232],
]
const SKINS: readonly Colour[] = [[240, 206, 180], [224, 180, 146], [188, 138, 104], [148, 102, 74], [246, 218, 198]]
const HAIRS: readonly Colour[] = [[52, 40, 34], [94, 66, 44], [148, 108, 62], [196, 164, 108], [128, 128, 130], [30, 28, 30]]
const CLOTHES: readonly Colour[] = [[38, 84, 92], [74, 78, 96], [128, 64, 62], [56, 98, 72], [94, 82, 120], [46, 58, 82]]

/** An ellipse (centre, radii), of which only the rows from and to count. */
interface Shape {
  of: Colour
  at: readonly [number, number, number, number]
  from?: number
  to?: number
}

/** Eyes and mouth. */
const FACE: readonly Shape[] = [
  { of: [40, 36, 34], at: [66, 72, 4, 4] }, { of: [40, 36, 34], at: [94, 72, 4, 4] }, { of: [176, 92, 84], at: [80, 96, 13, 5], from: 95 },
]

function covers({ at: [cx, cy, rx, ry], from = 0, to = SIDE }: Shape, x: number, y: number): boolean {
  return y > from && y < to && ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1
}

/** A drawn portrait as PNG: the same numbers give the same face. No real person looks like it. */
export function drawPortrait(random: Random, { hasLongHair }: { hasLongHair: boolean }): Buffer {
  const [background, skin, hair, clothes] = [random.pick(BACKGROUNDS), random.pick(SKINS), random.pick(HAIRS), random.pick(CLOTHES)]
  const longHair: Shape[] = hasLongHair ? [{ of: hair, at: [80, 82, 46, 54], from: 40 }] : []
  const shapes: readonly Shape[] = [
    ...FACE, { of: hair, at: [80, 46, 40, 26], to: 54 }, { of: skin, at: [80, 74, 34, 40] }, ...longHair,
    { of: skin, at: [80, 118, 13, 22], to: 128 }, { of: clothes, at: [80, 176, 66, 56] },
  ]
  const colourAt = (x: number, y: number): Colour => shapes.find(shape => covers(shape, x, y))?.of ?? background
  const rows = Array.from({ length: SIDE }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: SIDE }, (_, x) => colourAt(x, y)).flat()]))
  return png(Buffer.concat(rows))
}

/** PNG of 8-bit RGB rows, each begun by its filter byte 0. */
function png(rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
