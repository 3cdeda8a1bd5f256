import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'
import { renderPdf } from '#server/platform/pdf'

/** A letter on paper: the page as a printer would print it, and its picture as a scanner would see it. */
export async function scannedLetter(html: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'workmateos-scan-'))
  writeFileSync(join(folder, 'letter.pdf'), await renderPdf(`<body style="font:18px/1.6 'Liberation Serif',serif">${html}`))
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', join(folder, 'letter.pdf'), join(folder, 'letter')])
  return readFileSync(join(folder, 'letter.png'))
}

/** A PDF of pictures, as scanners make it; null for a page is one with text of its own. */
export async function scannedPdf(pages: ReadonlyArray<Buffer | null>, turnedBy = 0): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (const picture of pages) {
    const page = pdf.addPage([595, 842])
    if (picture) page.drawImage(await pdf.embedPng(picture), { x: 0, y: 0, width: 595, height: 842 })
    else page.drawText('A page that was written on a computer', { x: 50, y: 700 })
    page.setRotation(degrees(turnedBy))
  }
  return Buffer.from(await pdf.save())
}

/** The picture, turned. */
export async function turned(picture: Buffer, by: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'workmateos-turned-'))
  writeFileSync(join(folder, 'page.pdf'), await scannedPdf([picture], by))
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', join(folder, 'page.pdf'), join(folder, 'page')])
  return readFileSync(join(folder, 'page.png'))
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word file of one paragraph, with a picture it fetches from an address where one is given. */
export function wordFile(text: string, pictureFrom?: string): Buffer {
  const picture = pictureFrom
    ? `<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="p"/><a:graphic>
      <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
      <pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
      <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>
      </a:graphic></wp:inline></w:drawing></w:r>`
    : ''
  return zipped({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${pictureFrom
      ? `<Relationship Id="rId9" Type="${DOCUMENT}/image" Target="${pictureFrom}" TargetMode="External"/>`
      : ''}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      xmlns:r="${DOCUMENT}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
      <w:body><w:p><w:r><w:t>${text}</w:t></w:r>${picture}</w:p></w:body></w:document>`,
  })
}

/** A text of OpenOffice and LibreOffice. */
export function openDocumentText(text: string): Buffer {
  const type = 'application/vnd.oasis.opendocument.text'
  const names = ['office', 'text'].map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(' ')
  return zipped({
    'mimetype': type,
    'content.xml': `<?xml version="1.0"?><office:document-content ${names} office:version="1.2"><office:body><office:text><text:p>${text}</text:p></office:text></office:body></office:document-content>`,
    'META-INF/manifest.xml': `<?xml version="1.0"?><m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.2">
      <m:file-entry m:full-path="/" m:media-type="${type}"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>`,
  })
}

function zipped(parts: Record<string, string>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { level: name === 'mimetype' ? 0 : 6 }]]))))
}
