// npm run backup [-- <new folder>]: database, files and manifest, while the application may go on working.
import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileStore } from '#server/platform/file-store'
import { CommandProblem, withDatabase } from './setup/with-database'
import { recordRun } from './backup/record-run'
import { saveBackup } from './backup/save'
import { dataFolder } from './setup/places.mjs'
import { say } from './setup/terminal.mjs'

/** Of all files, when it reads the wrong store, nobody reads more. */
const MOST_NAMED = 20

const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
const folder = resolve(process.argv[2] ?? join(dataFolder, 'backups', stamp))

await withDatabase(async ({ ownerUrl }) => {
  mkdirSync(dirname(folder), { recursive: true })
  const { manifest, damaged, rows } = await recordRun(ownerUrl, 'backup', async () => {
    const saved = await saveBackup({ url: ownerUrl, store: fileStore(), folder })
    const rows = saved.manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { tables, files } = saved.manifest
    return { result: { ...saved, rows }, details: { folder, tables: tables.length, files: files.length, damaged: saved.damaged.length } }
  })
  say(`Saved ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files to ${folder}.`)
  if (damaged.length > 0) {
    throw new CommandProblem(`The backup is complete, but the file store lacks or has changed ${damaged.length} files that the database knows: ${named(damaged)}.`)
  }
})

function named(files: readonly string[]): string {
  const others = files.length - MOST_NAMED
  return files.slice(0, MOST_NAMED).join(', ') + (others > 0 ? ` and ${others} more` : '')
}
