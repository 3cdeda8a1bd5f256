/** Text of a file in whichever of the usual encodings it is: by its byte order mark, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xEF && second === 0xBB && third === 0xBF) return new TextDecoder('utf-8').decode(bytes)
  if (first === 0xFF && second === 0xFE) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xFE && second === 0xFF) return new TextDecoder('utf-16be').decode(bytes)
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Mostly Latin text in UTF-16 has a zero in every other byte. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const looked = Math.min(bytes.length, 2000) & ~1
  let even = 0
  let odd = 0
  for (let at = 0; at < looked; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  if (looked < 4) return null
  if (odd > looked / 4) return 'utf-16le'
  return even > looked / 4 ? 'utf-16be' : null
}
