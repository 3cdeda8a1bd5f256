import { setImmediate } from 'node:timers/promises'
import { Unzip, UnzipInflate } from 'fflate'
import { Problem } from '#server/platform/errors'

/** As much as the parts of a workbook may come to; what says it is smaller and is not, is a bomb. */
const MOST_BYTES = 100 * 1024 * 1024
/** A slice unpacks to a thousand times its size at most. */
const SLICE = 8 * 1024
const YIELD_BYTES = 4 * 1024 * 1024

/**
 * The wanted parts of an archive, unpacked slice by slice so that a bomb is met before it fills the memory, and others get their
 * turn in between. Throws `import.file-too-large`.
 */
export async function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Uint8Array[]>()
  let total = 0
  let failure: Error | null = null
  const archive = new Unzip((file) => {
    if (!wanted(file.name)) return
    const chunks: Uint8Array[] = []
    parts.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      failure ??= error
      total += chunk?.length ?? 0
      if (total > MOST_BYTES) failure ??= new Problem('import.file-too-large')
      else if (chunk) chunks.push(chunk)
    }
    file.start()
  })
  archive.register(UnzipInflate)
  let rested = 0
  for (let at = 0; at < bytes.length && !failure; at += SLICE) {
    archive.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length)
    if (total - rested < YIELD_BYTES) continue
    rested = total
    await setImmediate()
  }
  if (failure) throw failure as Error
  return new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]))
}
