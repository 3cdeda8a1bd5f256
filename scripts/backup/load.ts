import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '#server/platform/file-store'
import type { Migration } from '#server/platform/migrations'
import { loadFiles } from './copy-files'
import { loadDatabase } from './load-database'
import { CommandProblem } from '../setup/with-database'
import type { Manifest } from './manifest'

interface LoadOptions {
  /** The owner of an empty database. */
  url: string
  store: FileStore
  folder: string
  migrations: Migration[]
}

/** Restores into an empty place and proves it: counts and hashes of every table, SHA-256 of every file. */
export async function loadBackup({ url, store, folder, migrations }: LoadOptions): Promise<Manifest> {
  const manifest = await readManifest(folder)
  for await (const { key } of store.list('')) throw new CommandProblem(`The file store is not empty (it has ${key}): restore into an empty one.`)
  await loadDatabase({ url, folder, manifest, migrations })
  const damaged = await loadFiles(store, folder, manifest.files)
  if (damaged.length > 0) throw new CommandProblem(`These files are damaged or missing in the backup: ${damaged.join(', ')}.`)
  return manifest
}

async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new CommandProblem(`${folder} is not a backup: it has no manifest.json.`)
  })
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 1) throw new CommandProblem(`This version reads backups of format 1, not ${String(manifest.format)}.`)
  return manifest
}
