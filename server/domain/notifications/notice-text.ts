import { dayInZone, timeInZone } from '#shared/calendar-day'
import german from '../../../i18n/locales/de/notifications.json'
import english from '../../../i18n/locales/en/notifications.json'

/** For whom a text is written. */
export interface Reader {
  language: string
  zone: string
}

type Catalogue = typeof german.notifications

/** The texts of a language; whatever is not English is German. */
export function catalogueOf(language: string): Catalogue {
  return language === 'en' ? english.notifications : german.notifications
}

/** The sentence of a notification, as the app shows it too. */
export function noticeText(event: string, params: Record<string, unknown>, reader: Reader): string {
  const texts: Record<string, string> = catalogueOf(reader.language).events
  return filledIn(texts[event] ?? event, params, reader)
}

/** Fills `{name}` with the values; days and instants are written as the reader's language does. */
export function filledIn(text: string, params: Record<string, unknown>, reader: Reader): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => valueText(params[name], reader))
}

function valueText(value: unknown, { language, zone }: Reader): string {
  const text = String(value ?? '')
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dayText(new Date(`${text}T00:00:00Z`), language)
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) {
    const instant = new Date(text)
    return `${dayText(dayInZone(instant, zone), language)}, ${timeInZone(instant, zone)}`
  }
  return text.replace(/[\r\n]+/g, ' ')
}

function dayText(day: Date, language: string): string {
  return day.toLocaleDateString(language === 'en' ? 'en-GB' : 'de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
}
