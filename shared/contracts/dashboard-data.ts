import { z } from 'zod'
import { MEASURE_NAMES, MOST_LISTS } from '../dashboard-widgets'
import { Day, Id, Instant, Money } from './primitives'

/** Net amounts invoiced (cancellations subtract) or gross amounts received in one month; `previous` a year earlier. */
const RevenueMonth = z.object({ month: Day, amount: Money, previous: Money.nullable() })

const ProjectBudget = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  customerName: z.string().nullable(),
  /** Share of the budget that is used, in whole percent; the higher of money and hours. */
  usedPercent: z.int(),
  warnPercent: z.int(),
  usedMinutes: z.int(),
  budgetMinutes: z.int().nullable(),
  /** Null without a budget in money or without the right to see it. */
  usedAmount: Money.nullable(),
  budgetAmount: Money.nullable(),
})

const Figure = z.enum(['money', 'minutes', 'percent', 'count'])

/** One row of a saved list: what it is called, where it opens, and the figure at its end. */
const ListRow = z.object({
  id: Id,
  to: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  amount: Money.nullable(),
  day: Day.nullable(),
  /** Key of `statuses.<area>`, as the list itself shows it. */
  status: z.string().nullable(),
})
export type ListRow = z.output<typeof ListRow>

/** What each kind of widget shows, beside its settings. */
export const WidgetData = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('activity'),
    items: z.array(z.object({
      id: z.string(), at: Instant, action: z.string(),
      actor: z.string().nullable(), label: z.string().nullable(), to: z.string().nullable(),
    })),
  }),
  z.object({
    type: z.literal('billable'),
    from: Day,
    to: Day,
    step: z.enum(['week', 'month']),
    points: z.array(z.object({ on: Day, billableMinutes: z.int(), otherMinutes: z.int() })),
    /** Whole percent; null where nothing was booked. */
    share: z.int().nullable(),
    previousShare: z.int().nullable(),
  }),
  z.object({ type: z.literal('budgets'), items: z.array(ProjectBudget) }),
  z.object({
    type: z.literal('hours'),
    from: Day,
    to: Day,
    by: z.enum(['PROJECT', 'PERSON']),
    items: z.array(z.object({
      id: Id.nullable(), name: z.string().nullable(),
      /** Of the project: projects of several customers may have one name. */
      customerName: z.string().nullable(),
      minutes: z.int(), billableMinutes: z.int(),
    })),
    totalMinutes: z.int(),
    /** What is not among the items. */
    restCount: z.int(),
    restMinutes: z.int(),
  }),
  z.object({
    type: z.literal('number'),
    measure: z.enum(MEASURE_NAMES),
    unit: Figure,
    /** Decimal text; null where nothing was booked and a share would mean nothing. */
    value: z.string().nullable(),
    previous: z.string().nullable(),
    from: Day,
    to: Day,
    previousFrom: Day,
    previousTo: Day,
  }),
  z.object({
    type: z.literal('receivables'),
    openCount: z.int(),
    openAmount: Money,
    overdueCount: z.int(),
    overdueAmount: Money,
    /** By days past due; `from` and `to` are the due days of the bucket, null without a limit. */
    ageing: z.array(z.object({
      bucket: z.enum(['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90']), amount: Money, count: z.int(),
      dueFrom: Day.nullable(), dueTo: Day.nullable(),
    })),
    oldest: z.array(z.object({
      id: Id, number: z.string(), customerName: z.string(), dueOn: Day.nullable(), openAmount: Money, overdueDays: z.int(),
    })),
  }),
  z.object({
    type: z.literal('reminders'),
    items: z.array(z.object({
      id: Id, title: z.string(), dueAt: Instant, dueOn: Day.nullable(), overdue: z.boolean(), priority: z.enum(['LOW', 'NORMAL', 'HIGH']),
      recurring: z.boolean(),
    })),
    /** All open ones within the horizon. */
    total: z.int(),
  }),
  z.object({
    type: z.literal('revenue'), basis: z.enum(['INVOICED', 'RECEIVED']), months: z.array(RevenueMonth), total: Money,
    /** The same span a year earlier, up to the same day. */
    previousTotal: Money.nullable(),
  }),
  z.object({
    type: z.literal('waiting'),
    /** Null where it is not the person's to do. */
    approvals: z.int().nullable(),
    rejectedWeeks: z.array(z.object({ startsOn: Day, reason: z.string().nullable() })),
    unsubmittedWeeks: z.array(Day),
    drafts: z.int().nullable(),
    unsent: z.int().nullable(),
  }),
  z.object({
    type: z.literal('week'),
    startsOn: Day,
    targetMinutes: z.int(),
    days: z.array(z.object({ on: Day, minutes: z.int() })),
    status: z.enum(['OPEN', 'SUBMITTED', 'APPROVED', 'REJECTED']),
  }),
])
export type WidgetData = z.output<typeof WidgetData>
export type WidgetDataOf<T extends WidgetData['type']> = Extract<WidgetData, { type: T }>

/** Why a widget has nothing to show: not allowed, or its figures failed. */
const WIDGET_PROBLEMS = ['hidden', 'failed'] as const

/** Figures of one widget, or why there are none. */
export const WidgetAnswer = z.object({ widgetId: z.string(), data: WidgetData.nullable(), problem: z.enum(WIDGET_PROBLEMS).nullable() })
export type WidgetAnswer = z.output<typeof WidgetAnswer>

export const WidgetAnswers = z.object({ items: z.array(WidgetAnswer) })

export const SavedListQuery = z.strictObject({
  /** Ids of saved views with commas between them. */
  viewIds: z.string().max(200).transform(value => value.split(',').filter(Boolean)).pipe(z.array(Id).max(MOST_LISTS)),
})
export type SavedListQuery = z.output<typeof SavedListQuery>

/** First rows of saved views; those that are gone or not shown to the person are left out. */
export const SavedLists = z.object({
  items: z.array(z.object({
    viewId: Id, name: z.string(), area: z.enum(['customers', 'documents', 'invoices', 'projects']), to: z.string(), rows: z.array(ListRow),
    /** What was saved is no query of the list any more. */
    failed: z.boolean(),
  })),
})
export type SavedLists = z.output<typeof SavedLists>
