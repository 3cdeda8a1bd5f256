import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { emptyDatabase } from '../../support/database'

const project = fileURLToPath(new URL('../../..', import.meta.url))

it('an operator migrates an empty database, founds a company and checks its rules with the commands alone', async () => {
  const database = await emptyDatabase()
  onTestFinished(database.drop)
  const env = { ...process.env, DATABASE_URL: database.ownerUrl, DATABASE_RUNTIME_URL: database.runtimeUrl, WORKMATE_BREAK_GLASS: '' }
  const command = async (script: string, ...rest: string[]) =>
    (await promisify(execFile)(process.execPath, ['scripts/run.mjs', `scripts/${script}.ts`, ...rest], { cwd: project, env })).stdout

  expect(await command('migrate')).toMatch(/Applied \d+ migrations\.\n$/)
  expect(await command('migrate')).toContain('The database is up to date.')
  expect(await command('found-company', '--slug', 'acme', '--name', 'Acme GmbH')).toContain('Founded Acme GmbH.')
  expect(await command('invariants')).toMatch(/All \d+ rules hold\.\n$/)
  await expect(command('break-glass', '--company', 'acme', '--employee', 'M001')).rejects.toMatchObject({
    stderr: expect.stringContaining('Emergency sign-in is off') as string,
  })
}, 60_000)
