import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '#server/platform/file-store'
import { saveFiles } from './copy-files'
import { dumpDatabase } from './dump-database'
import { CommandProblem } from '../setup/with-database'
import type { Manifest } from './manifest'

interface SaveOptions {
  /** The owner of the database. */
  url: string
  store: FileStore
  /** A folder that does not exist yet. */
  folder: string
}

/** Database, files and manifest; the folder appears under its name only when it is complete. */
export async function saveBackup({ url, store, folder }: SaveOptions): Promise<{ manifest: Manifest, damaged: string[] }> {
  if (existsSync(folder)) throw new CommandProblem(`${folder} exists already: name a new folder.`)
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  const madeAt = new Date().toISOString()
  // Tables first: whatever file a row of that moment names is in the store by then.
  const { database, files: expected } = await dumpDatabase(url, unfinished)
  const { files, damaged } = await saveFiles(store, unfinished, expected)
  const manifest: Manifest = { format: 1, madeAt, ...database, files }
  await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  await rename(unfinished, folder)
  return { manifest, damaged }
}
