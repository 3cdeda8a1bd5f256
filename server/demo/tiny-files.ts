import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'

const MARGIN = 64
const LINE = 15

/** A plain letter as PDF; made directly, since a browser for each of dozens of letters would take minutes. */
export async function letterPdf(title: string, text: string): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle(title)
  const font = await document.embedFont(StandardFonts.Helvetica)
  const bold = await document.embedFont(StandardFonts.HelveticaBold)
  const page = document.addPage([595, 842])
  page.drawText(title, { x: MARGIN, y: 770, size: 16, font: bold })
  let y = 730
  for (const line of wrapped(text, 84)) {
    if (y < MARGIN) break
    page.drawText(line, { x: MARGIN, y, size: 11, font })
    y -= LINE
  }
  return document.save()
}

function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = ['']
    for (const word of paragraph.split(' ')) {
      const last = lines[lines.length - 1] ?? ''
      if (last && last.length + word.length >= width) lines.push(word)
      else lines[lines.length - 1] = last ? `${last} ${word}` : word
    }
    return lines
  })
}

const WIDTH = 320
const HEIGHT = 200

/** A small picture: a dark display with light digits on a grey wall. */
export function meterPng(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => shade(x, y))]))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

function shade(x: number, y: number): number {
  if (!between(x, 50, 270) || !between(y, 60, 140)) return 170 + ((x + y) % 24)
  const column = (x - 60) % 34
  const isDigit = between(y, 80, 120) && between(column, 6, 24)
  const isHollow = between(y, 84, 116) && between(column, 10, 20)
  return isDigit && !isHollow ? 230 : 30
}

const between = (value: number, low: number, high: number) => value > low && value < high

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
