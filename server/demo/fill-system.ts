import type { AreaFill } from './fill-areas'

const DAY_MS = 86_400_000
const NIGHTS = 14

/** What ran at night in the last two weeks: backups (one failed), maintenance, checks of the audit log. Of the installation, so once. */
export async function fillSystem({ today, random, step }: AreaFill): Promise<void> {
  await step(async (ctx) => {
    if (await ctx.db.maintenanceRun.findFirst({ select: { id: true } })) return
    const night = { today, random, company: ctx.actor.tenant.slug }
    await ctx.db.maintenanceRun.createMany({ data: Array.from({ length: NIGHTS }, (_, index) => nightOf(NIGHTS - index, night)).flat() })
  })
}

interface Run {
  name: string
  startedAt: Date
  finishedAt: Date
  ok: boolean
  message: string
}

interface Night {
  today: Date
  random: AreaFill['random']
  company: string
}

function nightOf(daysAgo: number, { today, random, company }: Night): Run[] {
  const at = (hour: number, minute: number) => new Date(today.getTime() - daysAgo * DAY_MS + hour * 3_600_000 + minute * 60_000)
  const files = 420 + 6 * (NIGHTS - daysAgo)
  const run = (name: string, [hour, minute, seconds]: [number, number, number], details: Record<string, string | number>): Run => ({
    name, ok: true, message: JSON.stringify(details),
    startedAt: at(hour, minute),
    finishedAt: new Date(at(hour, minute).getTime() + seconds * 1000),
  })
  const folder = `/backups/${at(0, 0).toISOString().slice(0, 10)}`
  const backup = run('backup', [1, 30, random.int(38, 64)], { folder, tables: 78, files, damaged: 0 })
  return [
    daysAgo === 9 ? { ...backup, ok: false, message: 'ENOSPC: no space left on device, write' } : backup,
    run('daily-maintenance', [2, 0, random.int(3, 9)], { company, rows: random.int(20, 90), removed: 0, damaged: 0 }),
    run('clean-up', [2, 10, 1], { sessions: random.int(2, 14), errors: 0, runs: 0 }),
    ...daysAgo % 7 === 3
      ? [run('audit-verification', [3, 0, random.int(4, 8)], { company, sealed: 9000 + 50 * files, heads: NIGHTS - daysAgo })]
      : [],
    ...daysAgo === 12 ? [run('restore', [9, 15, 71], { folder: '/backups/probe', tables: 78, files })] : [],
  ]
}
