export { endCalendarFeedsOf } from './end-calendar-feeds-of'
export { handOverReminders } from './hand-over-reminders'
