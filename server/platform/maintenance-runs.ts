import { database } from './database'
import { messageOf } from './system-errors'

/** What a run did, for the system page: `admin.system.details.<key>` names each figure. */
export type MaintenanceDetails = Record<string, string | number>

/** Notes a run of installation-wide work with its time and result; an error is noted and thrown on. */
export async function recordMaintenance(name: string, work: () => Promise<MaintenanceDetails>): Promise<void> {
  const { id } = await database().maintenanceRun.create({ data: { name }, select: { id: true } })
  try {
    const details = await work()
    await finish(id, true, JSON.stringify(details))
  }
  catch (error) {
    await finish(id, false, messageOf(error))
    throw error
  }
}

async function finish(id: string, ok: boolean, message: string): Promise<void> {
  const data = { ok, message: message.slice(0, 2000), finishedAt: new Date() }
  await database().maintenanceRun.update({ where: { id }, data, select: { id: true } })
}

const DAYS_KEPT = { sessions: 30, errors: 30, runs: 400 }

/** Removes what the installation need not keep: sessions that ended a month ago, errors of the last month, runs of over a year. */
export async function cleanUpInstallation(now = new Date()): Promise<MaintenanceDetails> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const ended = before(DAYS_KEPT.sessions)
  const sessions = await database().session.deleteMany({ where: { OR: [{ expiresAt: { lt: ended } }, { revokedAt: { lt: ended } }] } })
  const errors = await database().systemError.deleteMany({ where: { at: { lt: before(DAYS_KEPT.errors) } } })
  const runs = await database().maintenanceRun.deleteMany({ where: { startedAt: { lt: before(DAYS_KEPT.runs) } } })
  return { sessions: sessions.count, errors: errors.count, runs: runs.count }
}
