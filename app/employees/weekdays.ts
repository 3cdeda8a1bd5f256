/** Fields of a working time model from Monday to Sunday. */
export const WEEKDAY_FIELDS = [
  'minutesMonday', 'minutesTuesday', 'minutesWednesday', 'minutesThursday', 'minutesFriday', 'minutesSaturday', 'minutesSunday',
] as const
