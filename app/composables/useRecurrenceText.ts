import { parseRecurrence, type Recurrence } from '#shared/reminder-recurrence'

/** A repetition in words: "alle 2 Wochen am Montag und Freitag, bis 31.12.2026". */
export function useRecurrenceText() {
  const { t } = useI18n()
  const { day, locale } = useFormat()

  function which({ weekdays, nth, monthDay }: Recurrence) {
    if (nth) return t('reminders.repeat.onNth', { position: t(`reminders.repeat.position.${nth.position}`), weekday: t(`reminders.weekday.${nth.weekday}`) })
    if (monthDay) return monthDay === -1 ? t('reminders.repeat.onLastDay') : t('reminders.repeat.onDay', { day: monthDay })
    if (weekdays.length === 0) return ''
    const names = weekdays.map(weekday => t(`reminders.weekday.${weekday}`))
    return t('reminders.repeat.on', { days: new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(names) })
  }

  function end({ until, count }: Recurrence) {
    if (until) return t('reminders.repeat.until', { day: day(until) })
    return count ? t('reminders.repeat.times', { count }, count) : ''
  }

  return (rule: string | null | undefined) => {
    const recurrence = rule ? parseRecurrence(rule) : null
    if (!recurrence) return ''
    const every = t(`reminders.repeat.every.${recurrence.frequency}`, { n: recurrence.interval }, recurrence.interval)
    return [[every, which(recurrence)].filter(Boolean).join(' '), end(recurrence)].filter(Boolean).join(', ')
  }
}
