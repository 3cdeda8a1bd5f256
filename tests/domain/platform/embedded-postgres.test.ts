import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asSuperuser } from '../../../scripts/setup/database-roles.mjs'
import { startCluster } from '../../../scripts/setup/embedded-postgres.mjs'
import { isRunning } from '../../../scripts/setup/processes.mjs'

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'workmateos-cluster-'))
  await chmod(folder, 0o755)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Another process starts the cluster, as `npm start` does, and is killed before it can stop it. */
async function startAndKill(folder: string) {
  const script = new URL('../../../scripts/setup/embedded-postgres.mjs', import.meta.url).href
  const program = `const { startCluster } = await import(${JSON.stringify(script)})
    await startCluster({ folder: ${JSON.stringify(folder)}, preferredPort: 54480, hasty: true })
    process.stdout.write('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function postmasterOf(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n')[0])
}

describe('the embedded PostgreSQL', () => {
  it('is taken over when the command that started it was killed, and stopped by its new owner', async () => {
    const folder = await newFolder()
    await startAndKill(folder)
    const orphan = await postmasterOf(folder)
    const cluster = await startCluster({ folder, hasty: true })
    expect(cluster).toMatchObject({ reused: true, pid: orphan })
    await cluster.stop()
    expect(isRunning(orphan)).toBe(false)
  })

  it('starts again with its data after it was killed itself', async () => {
    const folder = await newFolder()
    const first = await startCluster({ folder, preferredPort: 54480 })
    await asSuperuser(first, client => client.query('CREATE TABLE kept AS SELECT 42 AS answer'))
    process.kill(await postmasterOf(folder), 'SIGKILL')
    await pause(200)
    const second = await startCluster({ folder })
    onTestFinished(() => second.stop())
    const { rows } = await asSuperuser(second, client => client.query('SELECT answer FROM kept'))
    expect(rows).toEqual([{ answer: 42 }])
  })

  it('is shared with a command that runs beside the one that started it', async () => {
    const folder = await newFolder()
    const owner = await startCluster({ folder, preferredPort: 54480, hasty: true })
    onTestFinished(() => owner.stop())
    const guest = await startCluster({ folder })
    expect(guest).toMatchObject({ reused: true, port: owner.port })
    await guest.stop()
    expect(isRunning(await postmasterOf(folder))).toBe(true)
  })
})
