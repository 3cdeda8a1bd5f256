import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileStoreOf, useFileStore, type FileStore } from '#server/platform/file-store'
import { openFile, openFileStream, readFileOf, storeFile } from '#server/platform/stored-files'
import { startS3 } from '../../support/s3'
import { newWorld } from '../../support/world'

const world = await newWorld()

const places = {
  async 'a folder'() {
    const directory = await mkdtemp(join(tmpdir(), 'workmateos-files-'))
    return { env: { FILES_DIR: directory }, close: () => rm(directory, { recursive: true, force: true }) }
  },
  'S3 by path': () => startS3('path'),
  'S3 by virtual host': () => startS3('virtual-host'),
}

describe.each(Object.entries(places))('files in %s', (_, open) => {
  let store: FileStore
  let close: () => Promise<void>

  beforeAll(async () => {
    const place = await open()
    store = fileStoreOf(place.env as NodeJS.ProcessEnv)
    close = place.close
    useFileStore(store)
  })
  afterAll(async () => {
    useFileStore(undefined)
    await close()
  })

  const stored = (bytes: Buffer) => world.run('manager', async (ctx) => {
    const { id } = await storeFile(ctx, { name: 'Ümlaut.pdf', mimeType: 'application/pdf', bytes, purpose: 'export' })
    return readFileOf(ctx, id)
  })

  it('gives back what was stored, whole and as a stream', async () => {
    const bytes = randomBytes(300_000)
    const row = await stored(bytes)

    expect(row).toMatchObject({ name: 'Ümlaut.pdf', byteSize: 300_000 })
    expect(await openFile(row)).toEqual(bytes)
    expect(await buffer(await openFileStream(row))).toEqual(bytes)
  })

  it('refuses content that is not what was stored', async () => {
    const row = await stored(Buffer.from('original'))
    await store.put(row.storageKey, Buffer.from('changed!'), 'text/plain')

    await expect(openFile(row)).rejects.toThrow('not what was stored')
    await expect(openFileStream(row).then(buffer)).rejects.toThrow('not what was stored')
  })

  it('answers a missing object as an unavailable store', async () => {
    const row = await stored(Buffer.from('soon gone'))
    await store.remove(row.storageKey)

    await expect(openFile(row)).rejects.toMatchObject({ code: 'file.store-unavailable' })
  })

  it('lists the objects of a company', async () => {
    const row = await stored(Buffer.from('listed'))
    const keys = []
    for await (const object of store.list(`${world.as('manager').tenantId}/`)) keys.push(object.key)

    expect(keys).toContain(row.storageKey)
  })

  it('hides a file from another company', async () => {
    const row = await stored(Buffer.from('secret'))

    await expect(world.run('manager', ctx => readFileOf(ctx, row.id), { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('the local folder', () => {
  it('never leaves its root and leaves no half-written file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'workmateos-files-'))
    const store = fileStoreOf({ FILES_DIR: directory })

    expect(() => store.put('../outside', Buffer.from('x'), 'text/plain')).toThrow('leaves the store')
    await store.put('tenant/file', Buffer.from('x'), 'text/plain')
    expect(await readdir(join(directory, 'tenant'))).toEqual(['file'])
    await rm(directory, { recursive: true })
  })
})
