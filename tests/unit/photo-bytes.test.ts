import { describe, expect, it } from 'vitest'
import { cleanPhoto } from '#server/domain/employees/photo-bytes'

/** A JPEG of so many points as cameras write it: JFIF, EXIF with a place, comment, frame, picture. */
function jpeg(width: number, height: number): Buffer {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xFF, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 1)
  frame.writeUInt16BE(width, 3)
  return Buffer.concat([
    Buffer.from([0xFF, 0xD8]), segment(0xE0, Buffer.from('JFIF\0')), segment(0xE1, Buffer.from('Exif\0\0GPS 47.99 7.84')),
    segment(0xFE, Buffer.from('Kamera von Anna')), segment(0xC0, frame), segment(0xDA, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from('picture'),
    Buffer.from([0xFF, 0xD9]),
  ])
}

function webp(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
  }
  const size = Buffer.alloc(10)
  size.writeUInt8(0x0C, 0)
  size.writeUIntLE(width - 1, 4, 3)
  size.writeUIntLE(height - 1, 7, 3)
  const body = Buffer.concat([chunk('VP8X', size), chunk('VP8 ', Buffer.from('picture!')), chunk('EXIF', Buffer.from('GPS 47.99'))])
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

describe('a photo', () => {
  it.each([['image/jpeg', jpeg(640, 480)], ['image/webp', webp(640, 480)]])('of type %s keeps the picture and loses place and comments', (type, bytes) => {
    const clean = cleanPhoto(bytes, type)
    expect(clean.includes('picture')).toBe(true)
    expect(clean.includes('GPS')).toBe(false)
    expect(clean.includes('Anna')).toBe(false)
    if (type === 'image/webp') expect([clean.readUInt32LE(4), clean[20]]).toEqual([clean.length - 8, 0])
  })

  it.each([['image/jpeg', jpeg(9000, 10)], ['image/webp', webp(10, 9000)]])('of type %s is refused when it is too large to show', (type, bytes) => {
    expect(() => cleanPhoto(bytes, type)).toThrow(expect.objectContaining({ errors: [{ pointer: '#/file', code: 'photo.too-large' }] }))
  })

  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])('that is cut off or of another type is refused: %s', (type) => {
    for (const bytes of [Buffer.alloc(0), jpeg(10, 10).subarray(0, 30), webp(10, 10).subarray(0, 20), Buffer.alloc(64, 0xFF)]) {
      expect(() => cleanPhoto(bytes, type)).toThrow(expect.objectContaining({ errors: [{ pointer: '#/file', code: 'photo.unreadable' }] }))
    }
  })
})
