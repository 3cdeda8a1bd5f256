import { join } from 'node:path'
import { Client } from 'pg'
import { closeDatabase } from '#server/platform/database'
import { dataFolder, ensureDataFolder, loadEnvironmentFile } from './places.mjs'
import { openDatabase } from './services.mjs'
import { say } from './terminal.mjs'

/** An expected trouble of an operator's command, told in one sentence. */
export class CommandProblem extends Error {}

type Work = (database: { ownerUrl: string }) => Promise<void>

interface Options {
  /** The command itself makes the tables. */
  mayBeEmpty?: boolean
}

/** Runs a command on the database and file store that `npm start` uses; an expected trouble ends it with one sentence. */
export async function withDatabase(work: Work, { mayBeEmpty = false }: Options = {}): Promise<void> {
  loadEnvironmentFile()
  if (!process.env.DATABASE_URL) ensureDataFolder()
  process.env.FILES_DIR ??= join(dataFolder, 'files')
  const database = await openDatabase(say)
  try {
    if (!mayBeEmpty && !await hasTables(database.ownerUrl)) {
      throw new CommandProblem('The database has no tables yet: start WorkmateOS once, or apply the migrations with `npm run migrate`.')
    }
    await work(database)
  }
  catch (error) {
    if (!(error instanceof CommandProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
  finally {
    // Connections that wait for more work would keep the command for ten more seconds.
    await closeDatabase()
    await database.stop()
  }
}

async function hasTables(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass(\'"Tenant"\') IS NOT NULL AS there')
    return rows[0]?.there === true
  }
  finally {
    await client.end()
  }
}
