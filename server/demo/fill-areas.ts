import type { Context } from '#server/platform/context'
import { fillAccess } from './fill-access'
import type { DemoBase } from './fill-base'
import { fillDashboards } from './fill-dashboards'
import { fillImports } from './fill-imports'
import { fillPersonnel } from './fill-personnel'
import { fillReminders } from './fill-reminders'
import { fillSettings } from './fill-settings'
import { fillSystem } from './fill-system'
import { fillDocuments } from './fill-documents'
import type { Random } from './random'

/** What the filling of one area gets; it runs after people, customers, projects, time and invoices are there. */
export interface AreaFill {
  base: DemoBase
  random: Random
  /** UTC midnight of today in the company's zone. */
  today: Date
  zone: string
  /** Runs one step in its own transaction, as if it were the given moment. */
  step: <T>(work: (ctx: Context) => Promise<T>, now?: Date) => Promise<T>
}

/** Fills the pages of one area with believable data; the same seed gives the same data. */
export type FillArea = (fill: AreaFill) => Promise<void>

const AREAS: readonly FillArea[] = [
  fillDashboards,
  fillDocuments,
  fillReminders,
  fillPersonnel,
  fillSystem,
  fillAccess,
  fillSettings,
  fillImports,
]

/** Everything beside the main job. */
export async function fillAreas(fill: AreaFill): Promise<void> {
  for (const area of AREAS) await area(fill)
}
