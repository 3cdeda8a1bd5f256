import { JOBS } from '../jobs'
import { environmentFaults, processRole } from '../platform/environment'
import { startWorkers } from '../platform/jobs'
import { log } from '../platform/log'
import type { Migration } from '../platform/migrations'
import { registerPersonalData } from '../platform/personal-data'
import { removeLeftFolders } from '../platform/programs'
import { registerRecordKinds } from '../platform/records'
import { markReady, startupState } from '../platform/startup'
import { refreshProbes } from '../platform/system-checks'
import { ALL_PERSONAL_DATA } from '../personal-data'
import { ALL_RECORD_KINDS } from '../record-kinds'
import { startBackgroundWork } from './background-work'
import { migrateAtStart } from './migrate-at-start'
import { progress } from './progress'
import type { Repetition } from './repeat'

let background: Repetition | undefined

/** Thrown with sentences for the person who starts the application; needs no stack. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}

/** Everything between the process's first breath and its readiness. Throws StartRefused, MigrationError. */
export async function startApplication(readMigrations: () => Promise<Migration[]>): Promise<void> {
  const started = performance.now()
  const faults = environmentFaults(process.env)
  if (faults.length > 0) throw new StartRefused(faults.join('\n'))
  registerRecordKinds(ALL_RECORD_KINDS)
  registerPersonalData(ALL_PERSONAL_DATA)
  await migrateAtStart(await readMigrations())
  if (process.env.WORKMATE_DEMO === '1') await fillDemoOnce()
  if (startupState() === 'stopping') return
  if (processRole().worker) {
    await removeLeftFolders()
    await startWorkers(JOBS)
    background = startBackgroundWork()
  }
  void refreshProbes()
  markReady()
  log.info({ ms: Math.round(performance.now() - started), ...processRole() }, 'ready')
}

/** Ends the work that runs beside requests; the round under way is finished. */
export async function stopBackgroundWork(): Promise<void> {
  await background?.stop()
  background = undefined
}

async function fillDemoOnce(): Promise<void> {
  const [{ fillDemo }, { NORDLICHT }] = await Promise.all([import('../demo/fill'), import('../demo/nordlicht')])
  // The larger demo company is not the oldest; its administrators are to see the installation.
  process.env.WORKMATE_OPERATOR ||= NORDLICHT.slug
  await fillDemo(progress)
}
