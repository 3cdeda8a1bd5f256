const SIGNATURES: ReadonlyArray<{ mimeType: string, bytes: readonly number[] }> = [
  { mimeType: 'image/png', bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
  { mimeType: 'image/jpeg', bytes: [0xFF, 0xD8, 0xFF] },
  { mimeType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2D] },
]

/** MIME type by the first bytes; null for everything not known here (SVG on purpose: it can carry scripts). */
export function sniffMimeType(bytes: Uint8Array): string | null {
  return SIGNATURES.find(signature => signature.bytes.every((byte, at) => bytes[at] === byte))?.mimeType ?? null
}
