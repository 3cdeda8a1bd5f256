import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { NOTIFICATION_EVENTS, PREFERENCE_EVENTS, preferenceEvent } from '#shared/notification-events'
import german from '../../i18n/locales/de/notifications.json'

/** Calls with their first argument that carry an event; `tell` in time-tracking passes on what it is given. */
const EMITTED = /event:\s*(?:late \? )?'([a-z-]+(?:\.[a-z-]+)*)'/g

function emitted(): { file: string, event: string }[] {
  const files = readdirSync('server/domain', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts')).map(entry => join(entry.parentPath, entry.name))
  return files.filter(file => readFileSync(file, 'utf8').includes('platform/notify')).flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(EMITTED)].map(([, event = '']) => ({ file, event })))
}

it('lets nothing be told that is not in the registry', () => {
  expect(emitted().filter(({ event }) => !(event in NOTIFICATION_EVENTS))).toEqual([])
  expect(emitted().length).toBeGreaterThan(20)
})

it('has a sentence for every event and a name for everything people can choose', () => {
  const { events, names } = german.notifications
  expect(Object.keys(NOTIFICATION_EVENTS).filter(event => !(event in events))).toEqual([])
  expect(PREFERENCE_EVENTS.filter(event => !(event in names))).toEqual([])
  expect(Object.keys(events).filter(event => !(event in NOTIFICATION_EVENTS))).toEqual([])
})

it('shares preferences only with an event that has its own', () => {
  expect(Object.keys(NOTIFICATION_EVENTS).filter(event => preferenceEvent(preferenceEvent(event)) !== preferenceEvent(event))).toEqual([])
})
