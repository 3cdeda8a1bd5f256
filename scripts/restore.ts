// npm run restore -- <folder>: fills an empty database and an empty file store from a backup and verifies them.
import { resolve } from 'node:path'
import { fileStore } from '#server/platform/file-store'
import { readMigrationsFrom } from '#server/platform/migrations'
import { loadBackup } from './backup/load'
import { recordRun } from './backup/record-run'
import { CommandProblem, withDatabase } from './setup/with-database'
import { migrationsFolder } from './setup/places.mjs'
import { say } from './setup/terminal.mjs'

const folder = process.argv[2]

await withDatabase(async ({ ownerUrl }) => {
  if (!folder) throw new CommandProblem('Name the folder of the backup: npm run restore -- <folder>')
  const migrations = await readMigrationsFrom(migrationsFolder())
  const manifest = await recordRun(ownerUrl, 'restore', async () => {
    const loaded = await loadBackup({ url: ownerUrl, store: fileStore(), folder: resolve(folder), migrations })
    return { result: loaded, details: { folder: resolve(folder), tables: loaded.tables.length, files: loaded.files.length } }
  })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(`Restored and verified ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files of ${manifest.madeAt}.`)
}, { mayBeEmpty: true })
