import { eventDefinition } from '#shared/notification-events'

interface Notice {
  event: string
  params: Record<string, string | number>
}

/** The sentence and icon of a notification in the reader's language; days and instants are written as people do. */
export function useNoticeText() {
  const { t, te } = useI18n()
  const { day, dateTime } = useFormat()

  function value(param: string | number) {
    if (typeof param !== 'string') return param
    if (/^\d{4}-\d\d-\d\d$/.test(param)) return day(param)
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(param) ? dateTime(param) : param
  }

  function textOf({ event, params }: Notice) {
    // An event is one key with dots in it ("timesheet.rejected").
    const key = `notifications.events['${event}']`
    return te(key) ? t(key, Object.fromEntries(Object.entries(params).map(([name, param]) => [name, value(param)]))) : event
  }

  return { textOf, iconOf: (event: string) => eventDefinition(event).icon }
}
