import type { TimeEntryWire } from './wire'

/** What a row of the week grid counts for. */
export interface GridWork {
  projectId: string | null
  activityId: string | null
  project: string | null
  customer: string | null
  activity: string | null
}

export interface GridCell {
  workedOn: string
  minutes: number
  /** Handed in, approved or billed: not to be changed here. */
  locked: boolean
}

export interface GridRow extends GridWork {
  key: string
  cells: GridCell[]
  minutes: number
}

/** Rows of one project and activity are one row. */
export function keyOf(work: Pick<GridWork, 'projectId' | 'activityId'>): string {
  return `${work.projectId ?? 'personal'}:${work.activityId ?? 'none'}`
}

/** Rows of the grid: those with time first by name, then the ones added by hand. */
export function gridRows(days: readonly string[], entries: readonly TimeEntryWire[], added: readonly GridWork[]): GridRow[] {
  const finished = entries.filter(entry => entry.status !== 'RUNNING')
  const works = new Map<string, GridWork>()
  for (const entry of finished) works.set(keyOf(workOf(entry)), workOf(entry))
  const known = [...works.values()].sort((a, b) => titleOf(a).localeCompare(titleOf(b)))
  const fresh = added.filter(work => !works.has(keyOf(work)))
  return [...known, ...fresh].map(work => rowOf(work, days, finished))
}

function rowOf(work: GridWork, days: readonly string[], entries: readonly TimeEntryWire[]): GridRow {
  const key = keyOf(work)
  const ofRow = entries.filter(entry => keyOf(workOf(entry)) === key)
  const cells = days.map((workedOn) => {
    const ofCell = ofRow.filter(entry => entry.workedOn === workedOn)
    return { workedOn, minutes: minutesOf(ofCell), locked: ofCell.some(entry => !entry.editable) }
  })
  return { ...work, key, cells, minutes: minutesOf(ofRow) }
}

/** What an entry counts for. */
export function workOf({ project, activity }: TimeEntryWire): GridWork {
  const ofProject = project
    ? { projectId: project.id, project: project.name, customer: project.customer?.name ?? null }
    : { projectId: null, project: null, customer: null }
  return { ...ofProject, activityId: activity?.id ?? null, activity: activity?.name ?? null }
}

function titleOf(work: GridWork): string {
  return [work.project ?? '\uFFFF', work.activity ?? ''].join(' ')
}

function minutesOf(entries: readonly TimeEntryWire[]): number {
  return entries.reduce((total, entry) => total + entry.netMinutes, 0)
}
