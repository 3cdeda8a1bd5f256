import { chmod, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cancelUpload, downloadDocument } from '#server/domain/documents'
import { fileStore, fileStoreOf, useFileStore } from '#server/platform/file-store'
import { openFileStream, putStream } from '#server/platform/stored-files'
import { buffer } from 'node:stream/consumers'
import { PIECE_BYTES } from '#shared/limits'
import { newApi } from '../../support/api'
import { startS3 } from '../../support/s3'
import { newWorld } from '../../support/world'

const world = await newWorld()
const api = await newApi(world)
const manager = api.as('manager')

const places = {
  async 'a folder'() {
    const directory = await mkdtemp(join(tmpdir(), 'workmateos-uploads-'))
    return { env: { FILES_DIR: directory }, close: async () => undefined }
  },
  S3: () => startS3('path'),
}

const piece = (id: string, offset: number, bytes: Uint8Array) => manager.fetch(`/api/v1/uploads/${id}/pieces?offset=${offset}`, {
  method: 'PUT', body: Buffer.from(bytes), headers: { 'content-type': 'application/octet-stream' },
})
const objects = async () => {
  const keys: string[] = []
  for await (const object of fileStore().list(`${world.as('manager').tenantId}/`)) keys.push(object.key)
  return keys
}
const contentOf = async (id: string) => {
  const download = await world.run('manager', ctx => downloadDocument(ctx, { id }))
  return buffer(await download.body() as Readable)
}

describe.each(Object.entries(places))('uploads into %s', (place, open) => {
  let close: () => Promise<unknown>
  beforeAll(async () => {
    const opened = await open()
    useFileStore(fileStoreOf(opened.env))
    close = opened.close
  })
  afterAll(async () => {
    useFileStore(undefined)
    await close()
  })

  it('stream a form straight into the store, byte for byte, whatever the type claims to be', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(900_000, place)])
    const { status, body } = await manager.upload('/api/v1/documents?title=Vertrag', { name: '../../Vertrag.exe', mimeType: 'text/html', bytes })

    expect({ status, body }).toMatchObject({
      status: 201, body: { title: 'Vertrag', versions: [{ file: { name: 'Vertrag.exe', mimeType: 'application/pdf', byteSize: 900_009 } }] },
    })
    expect((await contentOf(body.id)).equals(bytes)).toBe(true)
  })

  it('of a large file go on after a break and come out whole', async () => {
    const bytes = Buffer.alloc(PIECE_BYTES + 3_000_000, `Zeile eines langen Protokolls in ${place}. `)
    const { body: upload } = await manager.post('/api/v1/uploads', { name: 'Protokoll.txt', byteSize: bytes.length })
    expect((await piece(upload.id, 0, bytes.subarray(0, PIECE_BYTES))).status).toBe(201)

    // The page was reloaded: it asks how far it got, and a piece sent twice is told apart.
    expect((await manager.get(`/api/v1/uploads/${upload.id}`)).body).toMatchObject({ received: PIECE_BYTES })
    expect((await piece(upload.id, 0, bytes.subarray(0, PIECE_BYTES))).status).toBe(409)
    expect((await manager.post(`/api/v1/uploads/${upload.id}/finish`)).body).toMatchObject({ code: 'upload.incomplete' })
    expect((await piece(upload.id, PIECE_BYTES, bytes.subarray(PIECE_BYTES))).status).toBe(201)

    const { status, body } = await manager.post(`/api/v1/uploads/${upload.id}/finish`)
    expect({ status, body }).toMatchObject({ status: 201, body: { title: 'Protokoll', versions: [{ file: { mimeType: 'text/plain' } }] } })
    expect((await contentOf(body.id)).equals(bytes)).toBe(true)
    await world.drain()
    expect((await objects()).filter(key => key.includes('/uploads/'))).toEqual([])
  })

  it('leave nothing behind when they are refused or given up', async () => {
    const before = await objects()
    const program = await manager.upload('/api/v1/documents', { name: 'tool.exe', mimeType: 'application/pdf', bytes: Buffer.from('MZ\u0090\u0000') })
    const svg = await manager.upload('/api/v1/documents', { name: 'logo.svg', mimeType: 'image/png', bytes: Buffer.from('<svg onload="alert(1)"/>') })
    const virus = await manager.upload('/api/v1/documents', {
      name: 'eicar.txt', mimeType: 'text/plain', bytes: Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'),
    })
    expect([program, svg, virus].map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'file.kind-not-allowed'], [422, 'file.kind-not-allowed'], [422, 'file.infected'],
    ])
    const { body: upload } = await manager.post('/api/v1/uploads', { name: 'a.txt', byteSize: PIECE_BYTES + 1 })
    await piece(upload.id, 0, Buffer.alloc(PIECE_BYTES, 'a'))
    await world.run('manager', ctx => cancelUpload(ctx, upload.id))
    await world.drain()
    expect(await objects()).toEqual(before)
  })

  it('that break off leave no object', async () => {
    const before = await objects()
    async function* broken() {
      yield Buffer.alloc(100_000)
      throw new Error('connection lost')
    }
    await expect(putStream(world.as('manager').tenantId, Readable.from(broken()), { maxBytes: 1_000_000 }))
      .rejects.toMatchObject({ code: 'file.store-unavailable' })
    await expect(putStream(world.as('manager').tenantId, Readable.from([Buffer.alloc(2000)]), { maxBytes: 1000 }))
      .rejects.toMatchObject({ code: 'request.body-too-large' })
    expect(await objects()).toEqual(before)
  })
})

describe('an upload', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workmateos-uploads-'))
    useFileStore(fileStoreOf({ FILES_DIR: folder }))
  })
  afterEach(() => {
    delete process.env.VIRUS_SCAN_COMMAND
  })
  const send = (name: string, bytes: Uint8Array) => manager.upload('/api/v1/documents', { name, mimeType: 'application/octet-stream', bytes })

  it('is told apart by its bytes: office files, archives, mail, older text', async () => {
    const zip = (names: string[]) => zipSync(Object.fromEntries(names.map(name => [name, Buffer.from('<x/>')])))
    const types = []
    for (const [name, bytes] of [
      ['a.bin', zip(['[Content_Types].xml', 'word/document.xml'])], ['b.zip', zip(['[Content_Types].xml', 'xl/workbook.xml'])],
      ['c.docx', zip(['readme.txt'])], ['d.eml', Buffer.from('From: a@b.example\r\n\r\nHallo')], ['e.csv', Buffer.from('Straße;1', 'latin1')],
      ['f.heic', Buffer.from('\u0000\u0000\u0000\u0018ftypheic')],
    ] as const) types.push((await send(name, bytes)).body.versions?.[0]?.file.mimeType)
    expect(types).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip', 'message/rfc822', 'text/csv', 'image/heic',
    ])
  })

  it('is shown to the virus scanner, and refused when it finds something or does not answer', async () => {
    const scanner = join(folder, 'scan.sh')
    await writeFile(scanner, '#!/bin/sh\nif grep -q BOESE; then exit 1; fi\nexit 0\n')
    await chmod(scanner, 0o755)
    process.env.VIRUS_SCAN_COMMAND = scanner
    expect((await send('gut.txt', Buffer.from('harmlos'))).status).toBe(201)
    expect((await send('boese.txt', Buffer.from('das ist BOESE'))).body.code).toBe('file.infected')
    process.env.VIRUS_SCAN_COMMAND = join(folder, 'missing')
    expect((await send('x.txt', Buffer.from('ungeprüft'))).body.code).toBe('file.scan-unavailable')
  })

  it('fails cleanly when the store is full', async () => {
    const store = fileStore()
    useFileStore({ ...store, putStream: async () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) })
    const { status, body } = await send('voll.txt', Buffer.from('voll'))
    useFileStore(store)
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'file.store-full' })
    expect(await readdir(folder)).not.toContain('voll.txt')
  })

  it('is checked again whenever it is read', async () => {
    const { body } = await send('geprüft.txt', Buffer.from('Original'))
    const [row] = await world.sql<{ storageKey: string, sha256: string }>(`SELECT f."storageKey", f.sha256 FROM "StoredFile" f
      JOIN "DocumentVersion" v ON v."fileId" = f.id WHERE v."documentId" = $1`, [body.id])
    await fileStore().put(row?.storageKey ?? '', Buffer.from('Fälschung'), 'text/plain')
    await expect(openFileStream(row ?? { storageKey: '', sha256: '' }).then(buffer)).rejects.toThrow('not what was stored')
  })
})
