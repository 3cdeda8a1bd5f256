import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zipStream } from '#server/platform/zip'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('an archive', () => {
  it('holds every entry, compressed or stored', async () => {
    const archive = unzipSync(await buffer(zipStream([
      { name: 'RE-1.pdf', bytes: bytes('%PDF one'), stored: true }, { name: 'liste.csv', bytes: bytes('a;b') },
    ])))

    expect(Object.keys(archive)).toEqual(['RE-1.pdf', 'liste.csv'])
    expect(strFromU8(archive['RE-1.pdf'] ?? new Uint8Array())).toBe('%PDF one')
  })

  it('never leaves its folder and never loses a file to another of the same name', async () => {
    const archive = unzipSync(await buffer(zipStream([
      { name: '../../etc/passwd', bytes: bytes('1') }, { name: 'a\\..\\b.pdf', bytes: bytes('2') }, { name: 'b.pdf', bytes: bytes('3') },
      { name: 'b.pdf', bytes: bytes('4') }, { name: '..', bytes: bytes('5') },
    ])))

    expect(Object.keys(archive)).toEqual(['etc/passwd', 'a/b.pdf', 'b.pdf', 'b (2).pdf', 'file'])
  })

  it('reads its entries one after the other', async () => {
    const open: number[] = []
    let most = 0
    async function* entries() {
      for (let index = 0; index < 20; index++) {
        open.push(index)
        most = Math.max(most, open.length)
        yield { name: `${index}.bin`, bytes: new Uint8Array(50_000), stored: true }
        open.pop()
      }
    }
    await buffer(zipStream(entries()))

    expect(most).toBe(1)
  })

  it('ends with the error of an entry that cannot be read', async () => {
    async function* entries() {
      yield { name: 'a', bytes: bytes('a') }
      throw new Error('file store is away')
    }
    await expect(buffer(zipStream(entries()))).rejects.toThrow('file store is away')
  })
})
