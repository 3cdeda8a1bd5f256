import { Readable } from 'node:stream'
import { DocumentFiling } from '#shared/contracts/documents'
import { fileDocument, inspectUpload } from '#server/domain/documents'
import { putStream } from '#server/platform/stored-files'
import type { RoleKey, World } from '../../support/world'

/** A file as an upload leaves it in the store. */
export async function receivedFile(world: World, name: string, content: string | Buffer) {
  const object = await putStream(world.as('manager').tenantId, Readable.from([Buffer.from(content)]), { maxBytes: 50_000_000 })
  const file = { ...object, name }
  return { file, seen: await inspectUpload(file) }
}

interface Given {
  name?: string
  content?: string | Buffer
  by?: RoleKey
  filing?: Record<string, unknown>
}

let count = 0

/** A filed document with content of its own. */
export async function givenDocument(world: World, { name = 'Brief.txt', content, by = 'manager', filing = {} }: Given = {}) {
  const received = await receivedFile(world, name, content ?? `Inhalt Nummer ${++count}`)
  return world.run(by, ctx => fileDocument(ctx, { filing: DocumentFiling.parse(filing), ...received }))
}
