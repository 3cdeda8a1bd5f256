// A minimal sRGB profile (ICC.1:2001-04, version 2.1, display class): PDF/A wants the colour space of the output
// intent embedded, and a matrix profile needs little more than primaries, white point and one curve.

const curvePoints = 1024
/** Primaries adapted to D50 (IEC 61966-2-1), white point D50. */
const tristimulus = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
}

function fixed(value: number) {
  return Math.round(value * 65_536)
}

function xyzTag(values: readonly number[]) {
  const tag = Buffer.alloc(20)
  tag.write('XYZ ', 0, 'latin1')
  for (const [index, value] of values.entries()) tag.writeInt32BE(fixed(value), 8 + index * 4)
  return tag
}

function textTag(text: string) {
  const tag = Buffer.alloc(8 + text.length + 1)
  tag.write('text', 0, 'latin1')
  tag.write(text, 8, 'latin1')
  return tag
}

function descriptionTag(text: string) {
  const tag = Buffer.alloc(90 + text.length + 1)
  tag.write('desc', 0, 'latin1')
  tag.writeUInt32BE(text.length + 1, 8)
  tag.write(text, 12, 'latin1')
  return tag
}

/** The exact transfer function, not a plain gamma of 2.2. */
function linear(encoded: number) {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}

function curveTag() {
  const tag = Buffer.alloc(12 + curvePoints * 2)
  tag.write('curv', 0, 'latin1')
  tag.writeUInt32BE(curvePoints, 8)
  for (let index = 0; index < curvePoints; index++) {
    tag.writeUInt16BE(Math.round(linear(index / (curvePoints - 1)) * 65_535), 12 + index * 2)
  }
  return tag
}

function header(size: number) {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  for (const [index, value] of tristimulus.wtpt.entries()) bytes.writeInt32BE(fixed(value), 68 + index * 4)
  return bytes
}

function padded(tag: Buffer) {
  return Buffer.concat([tag, Buffer.alloc((4 - tag.length % 4) % 4)])
}

/** The bytes of the profile, always the same. */
export function srgbProfile(): Buffer {
  const curve = curveTag()
  const tags: [string, Buffer][] = [
    ['desc', descriptionTag('sRGB IEC61966-2.1')],
    ['cprt', textTag('No copyright, use freely')],
    ...Object.entries(tristimulus).map(([name, values]): [string, Buffer] => [name, xyzTag(values)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length, 0)
  const bodies: Buffer[] = []
  const placed = new Map<Buffer, number>()
  let offset = 128 + table.length
  for (const [index, [name, tag]] of tags.entries()) {
    const known = placed.get(tag)
    const start = known ?? offset
    if (known === undefined) {
      placed.set(tag, start)
      bodies.push(padded(tag))
      offset += padded(tag).length
    }
    table.write(name, 4 + index * 12, 'latin1')
    table.writeUInt32BE(start, 8 + index * 12)
    table.writeUInt32BE(tag.length, 12 + index * 12)
  }
  return Buffer.concat([header(offset), table, ...bodies])
}
