// npm run migrate: applies the pending migrations by hand, for installations that do not want it at every start.
import { JOBS } from '#server/jobs'
import { queuesOf } from '#server/platform/jobs'
import { migrate, MigrationError, readMigrationsFrom } from '#server/platform/migrations'
import { loadEnvironmentFile, migrationsFolder } from './setup/places.mjs'
import { openDatabase } from './setup/services.mjs'
import { say } from './setup/terminal.mjs'

loadEnvironmentFile()
const database = await openDatabase(say)
try {
  const migrations = await readMigrationsFrom(migrationsFolder())
  const { applied } = await migrate({ url: database.ownerUrl, migrations, queues: queuesOf(JOBS), onProgress: say })
  say(applied.length > 0 ? `Applied ${applied.length} migrations.` : 'The database is up to date.')
}
catch (error) {
  if (!(error instanceof MigrationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
finally {
  await database.stop()
}
