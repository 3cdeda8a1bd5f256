import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { BUILD_SECRETS } from '../support/built-application'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/database'

const run = promisify(execFile)
const checkout = fileURLToPath(new URL('../..', import.meta.url))

let folder: string
let databases: TestDatabase[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workmateos-commands-'))
  await run(process.execPath, [join(checkout, 'scripts/bundle-commands.mjs'), join(folder, 'commands')])
  await cp(join(checkout, 'prisma/migrations'), join(folder, 'migrations'), { recursive: true })
  databases = [await freshDatabase(), await emptyDatabase()]
  return async () => {
    for (const database of databases) await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
})

/** What a command says, started as in the container: a folder with nothing but the commands and the migrations. */
async function said(index: number, command: string, ...args: string[]): Promise<string> {
  const env = {
    ...BUILD_SECRETS, PATH: process.env.PATH, DATABASE_URL: databases[index]?.ownerUrl, DATABASE_RUNTIME_URL: databases[index]?.runtimeUrl,
    MIGRATIONS_DIR: join(folder, 'migrations'), FILES_DIR: join(folder, `files-${index}`),
  }
  const { stdout } = await run(process.execPath, [`commands/${command}.mjs`, ...args], { cwd: folder, env })
  return stdout
}

it('the container\'s commands work without the checkout', async () => {
  expect(await said(0, 'migrate')).toContain('up to date')
  expect(await said(0, 'found-company', '--slug', 'acme', '--name', 'Acme GmbH')).toContain('Founded Acme GmbH')
  expect(await said(0, 'backup', join(folder, 'saved'))).toContain('Saved')
  expect(await said(1, 'restore', join(folder, 'saved'))).toContain('Restored and verified')
  expect(await said(1, 'invariants')).toMatch(/All \d+ rules hold/)
  await expect(said(1, 'break-glass', '--company', 'acme', '--employee', 'M001')).rejects.toThrow('WORKMATE_BREAK_GLASS')
  await expect(said(1, 'verify-audit-export', 'missing.zip')).rejects.toThrow('missing.zip')
})
