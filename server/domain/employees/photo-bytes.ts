import { invalidFields } from '#server/platform/errors'

/** Longest side of a photo; larger ones could be made to fill the memory of those who look at the directory. */
const MAX_SIDE = 4096

interface Size { width: number, height: number }

/**
 * A photo without what cameras write beside the picture (place, device, author), and of a size a page can show.
 * Throws `photo.unreadable` and `photo.too-large` at the field.
 */
export function cleanPhoto(bytes: Buffer, mimeType: string): Buffer {
  const clean = CLEANERS[mimeType]?.(bytes)
  if (!clean?.size?.width || !clean.size.height) throw invalidFields([{ pointer: '#/file', code: 'photo.unreadable' }])
  if (Math.max(clean.size.width, clean.size.height) > MAX_SIDE) throw invalidFields([{ pointer: '#/file', code: 'photo.too-large' }])
  return Buffer.concat(clean.parts)
}

interface Cleaned { parts: Buffer[], size: Size | null }

const CLEANERS: Record<string, (bytes: Buffer) => Cleaned> = { 'image/png': cleanPng, 'image/jpeg': cleanJpeg, 'image/webp': cleanWebp }

/** Chunks that make the picture; text, time and EXIF are none of them. */
const PNG_CHUNKS = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'bKGD', 'pHYs', 'sBIT'])

function cleanPng(bytes: Buffer): Cleaned {
  const parts = [bytes.subarray(0, 8)]
  let size: Size | null = null
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (end > bytes.length) return { parts, size: null }
    if (type === 'IHDR') size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) }
    if (PNG_CHUNKS.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND') return { parts, size }
    at = end
  }
  return { parts, size: null }
}

/** Start-of-frame markers carry the size; C4, C8 and CC are tables. */
const isFrame = (marker: number) => marker >= 0xC0 && marker <= 0xCF && ![0xC4, 0xC8, 0xCC].includes(marker)
/** EXIF, XMP, IPTC, comments; JFIF (E0), ICC (E2) and Adobe's colour flag (EE) belong to the picture. */
const isRemark = (marker: number) => marker === 0xFE || (marker > 0xE0 && marker <= 0xEF && marker !== 0xE2 && marker !== 0xEE)

function cleanJpeg(bytes: Buffer): Cleaned {
  const parts = [bytes.subarray(0, 2)]
  let size: Size | null = null
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xFF) {
    const marker = bytes[at + 1] ?? 0
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) break
    if (isFrame(marker) && at + 9 <= bytes.length) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    if (marker === 0xDA) return { parts: [...parts, bytes.subarray(at)], size }
    if (!isRemark(marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  return { parts, size: null }
}

const WEBP_CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'])

function cleanWebp(bytes: Buffer): Cleaned {
  const parts: Buffer[] = []
  let size: Size | null = null
  let at = 12
  if (bytes.length < at) return { parts, size }
  while (at + 8 <= bytes.length) {
    const type = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + length % 2
    if (end > bytes.length + 1) return { parts: [], size: null }
    const chunk = Buffer.from(bytes.subarray(at, end))
    size ??= webpSize(type, chunk)
    // EXIF and XMP leave, so the flags that announce them do too.
    if (type === 'VP8X' && chunk.length > 8) chunk.writeUInt8((chunk[8] ?? 0) & ~0x0C, 8)
    if (WEBP_CHUNKS.has(type)) parts.push(chunk)
    at = end
  }
  const header = Buffer.from(bytes.subarray(0, 12))
  header.writeUInt32LE(4 + parts.reduce((total, part) => total + part.length, 0), 4)
  return { parts: [header, ...parts], size }
}

function webpSize(type: string, chunk: Buffer): Size | null {
  if (chunk.length < 18) return null
  if (type === 'VP8X') return { width: chunk.readUIntLE(12, 3) + 1, height: chunk.readUIntLE(15, 3) + 1 }
  if (type === 'VP8 ') return { width: chunk.readUInt16LE(14) & 0x3FFF, height: chunk.readUInt16LE(16) & 0x3FFF }
  if (type !== 'VP8L') return null
  const bits = chunk.readUInt32LE(9)
  return { width: (bits & 0x3FFF) + 1, height: (bits >> 14 & 0x3FFF) + 1 }
}
