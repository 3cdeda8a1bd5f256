import { z } from 'zod'
import { MEASURE_NAMES, QUICK_ACTION_NAMES, type WidgetType } from '../dashboard-widgets'
import { PERIODS } from '../dashboard-period'
import { Id, line, text } from './primitives'

/** Whose time counts; never more than the person may see. */
const PEOPLE = ['OWN', 'TEAM', 'ALL'] as const
export type People = typeof PEOPLE[number]

/** Own heading instead of the kind's name. */
const title = line(60).optional()
const period = (standard: typeof PERIODS[number]) => z.enum(PERIODS).default(standard)
const people = z.enum(PEOPLE).default('ALL')
const count = (standard: number) => z.int().min(1).max(15).default(standard)

/**
 * Settings of each kind of widget; the form in the browser is made from these schemas. Each has a default, so that `{}` is valid.
 */
export const WIDGET_SETTINGS = {
  actions: z.strictObject({ title, actions: z.array(z.enum(QUICK_ACTION_NAMES)).max(QUICK_ACTION_NAMES.length).default(['bookTime', 'newInvoice', 'newCustomer', 'newProject']) }),
  activity: z.strictObject({ title, count: count(8), onlyMine: z.boolean().default(false) }),
  billable: z.strictObject({ title, period: period('THIS_YEAR'), people }),
  budgets: z.strictObject({ title, count: count(6), onlyWarned: z.boolean().default(false) }),
  hours: z.strictObject({ title, by: z.enum(['PROJECT', 'PERSON']).default('PROJECT'), period: period('THIS_MONTH'), people, count: count(8) }),
  list: z.strictObject({ title, viewId: Id.optional(), count: count(6) }),
  notes: z.strictObject({ title, text: text(4000).default('') }),
  number: z.strictObject({ title, measure: z.enum(MEASURE_NAMES).default('HOURS'), period: period('THIS_MONTH'), people }),
  receivables: z.strictObject({ title, count: count(5) }),
  reminders: z.strictObject({ title, count: count(6), horizon: z.enum(['TODAY', 'WEEK', 'ALL']).default('WEEK') }),
  revenue: z.strictObject({ title, basis: z.enum(['INVOICED', 'RECEIVED']).default('INVOICED'), months: z.enum(['6', '12', '24']).default('12'), compare: z.boolean().default(true) }),
  timer: z.strictObject({}),
  waiting: z.strictObject({ title }),
  week: z.strictObject({ title }),
} as const satisfies Record<WidgetType, z.ZodObject>

export type WidgetSettings<T extends WidgetType = WidgetType> = z.output<typeof WIDGET_SETTINGS[T]>
