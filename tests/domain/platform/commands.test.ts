import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { emptyDatabase } from '../../support/database'
import { newWorld } from '../../support/world'

const world = await newWorld()
const project = fileURLToPath(new URL('../../..', import.meta.url))

it('an operator migrates an empty database, founds a company and checks its rules with the commands alone', async () => {
  const database = await emptyDatabase()
  onTestFinished(database.drop)
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl, WORKMATE_BREAK_GLASS: '' }
  const command = async (script: string, ...rest: string[]) =>
    (await promisify(execFile)(process.execPath, ['scripts/run.mjs', `scripts/${script}.ts`, ...rest], { cwd: project, env })).stdout

  await expect(command('invariants')).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^The database has no tables yet: .*npm run migrate`\.\n$/) as string })
  expect(await command('migrate')).toMatch(/Applied \d+ migrations\.\n$/)
  expect(await command('migrate')).toContain('The database is up to date.')
  expect(await command('found-company', '--slug', 'acme', '--name', 'Acme GmbH')).toContain('Founded Acme GmbH.')
  expect(await command('invariants')).toMatch(/All \d+ rules hold\.\n$/)
  await expect(command('break-glass', '--company', 'acme', '--employee', 'M001')).rejects.toMatchObject({
    stderr: expect.stringContaining('Emergency sign-in is off') as string,
  })
}, 60_000)

it('a backup of the wrong file store names some of the missing files and not all of them', async () => {
  await world.sql(`INSERT INTO "StoredFile" (id, "storageKey", name, "mimeType", "byteSize", sha256, purpose)
    SELECT gen_random_uuid(), 'there/is/no/' || n, 'Brief', 'text/plain', 1, md5(n::text), 'export' FROM generate_series(1, 25) n`)
  const folder = await mkdtemp(join(tmpdir(), 'workmateos-wrong-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const env = { ...process.env, DATABASE_URL: world.databaseUrls.ownerUrl, DATABASE_RUNTIME_URL: world.databaseUrls.runtimeUrl, FILES_DIR: join(folder, 'files') }
  const told = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'scripts/backup.ts', join(folder, 'saved')], { cwd: project, env })
    .then(() => '', (error: { code: number, stderr: string }) => `${error.code} ${error.stderr}`)
  expect(told).toMatch(/^1 The backup is complete, but the file store lacks or has changed 25 files/)
  expect(told).toContain(' and 5 more.')
  expect(told.match(/there\/is\/no\//g)).toHaveLength(20)
}, 60_000)
