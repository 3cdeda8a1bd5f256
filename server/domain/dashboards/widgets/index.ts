import type { WidgetData } from '#shared/contracts/dashboard-data'
import { activityWidget } from './activity'
import { billableWidget } from './billable'
import { budgetsWidget } from './budgets'
import { hoursWidget } from './hours'
import { numberWidget } from './number'
import { receivablesWidget } from './receivables'
import { remindersWidget } from './reminders'
import { revenueWidget } from './revenue'
import { waitingWidget } from './waiting'
import { weekWidget } from './week'
import type { WidgetSource } from './widget-source'

/** Where the figures of each kind come from; kinds that are missing here show their settings alone. */
export const WIDGET_SOURCES: { [T in WidgetData['type']]: WidgetSource<T> } = {
  activity: activityWidget,
  billable: billableWidget,
  budgets: budgetsWidget,
  hours: hoursWidget,
  number: numberWidget,
  receivables: receivablesWidget,
  reminders: remindersWidget,
  revenue: revenueWidget,
  waiting: waitingWidget,
  week: weekWidget,
}
