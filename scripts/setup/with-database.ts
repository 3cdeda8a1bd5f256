import { join } from 'node:path'
import { dataFolder, ensureDataFolder, loadEnvironmentFile } from './places.mjs'
import { openDatabase } from './services.mjs'
import { say } from './terminal.mjs'

/** An expected trouble of an operator's command, told in one sentence. */
export class CommandProblem extends Error {}

/** Runs a command on the database and file store that `npm start` uses; an expected trouble ends it with one sentence. */
export async function withDatabase(work: (database: { ownerUrl: string }) => Promise<void>): Promise<void> {
  loadEnvironmentFile()
  if (!process.env.DATABASE_URL) ensureDataFolder()
  process.env.FILES_DIR ??= join(dataFolder, 'files')
  const database = await openDatabase(say)
  try {
    await work(database)
  }
  catch (error) {
    if (!(error instanceof CommandProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
  finally {
    await database.stop()
  }
}
