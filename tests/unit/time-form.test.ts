import { describe, expect, it } from 'vitest'
import { gridRows, keyOf } from '../../app/time/week-grid'
import { netMinutesOf, spanOf, timeFormOf } from '../../app/time/time-form'
import type { TimeEntryWire } from '../../app/time/wire'

const zone = 'Europe/Berlin'
const project = { id: 'p1', number: 'P1', name: 'Website', customer: { id: 'c1', name: 'Kunde' } }

function entry(fields: Partial<TimeEntryWire> = {}): TimeEntryWire {
  return {
    id: 'e1', employee: { id: 'm1', firstName: 'Eva', lastName: 'Muster' }, project, activity: null,
    startedAt: '2026-11-10T07:00:12.345Z', endedAt: '2026-11-10T07:00:20.000Z', workedOn: '2026-11-10', breakMinutes: 0, netMinutes: 1,
    note: null, billable: true, billed: false, hourlyRate: null, status: 'DRAFT', rejectionReason: null, version: 1,
    editable: true, correctable: false, ...fields,
  }
}

describe('the form about one span of work', () => {
  it('keeps the seconds of a timer when only its note changes', () => {
    const timer = entry()
    const form = timeFormOf(timer, { zone, day: '2026-11-10' })
    expect(spanOf({ ...form, note: 'neu' }, { zone, entry: timer })).toEqual({ startedAt: timer.startedAt, endedAt: timer.endedAt })
    expect(netMinutesOf(form, { zone, entry: timer })).toBe(1)
    expect(spanOf({ ...form, to: '09:00' }, { zone, entry: timer })).toEqual({
      startedAt: '2026-11-10T07:00:00.000Z', endedAt: '2026-11-10T08:00:00.000Z',
    })
  })

  it('reads an end before the start as the next day, in real hours', () => {
    const form = { ...timeFormOf(null, { zone, day: '2026-10-24' }), from: '22:00', to: '06:00' }
    expect(netMinutesOf(form, { zone, entry: null })).toBe(540)
    expect(netMinutesOf({ ...form, to: '22:00' }, { zone, entry: null })).toBeNull()
  })
})

describe('the rows of the week grid', () => {
  const days = ['2026-11-09', '2026-11-10']

  it('add up entries of one project and activity, without the running timer', () => {
    const rows = gridRows(days, [entry({ netMinutes: 60 }), entry({ id: 'e2', netMinutes: 30 }), entry({ id: 'e3', status: 'RUNNING', netMinutes: 0 })], [])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ project: 'Website', customer: 'Kunde', minutes: 90, cells: [{ minutes: 0, locked: false }, { minutes: 90, locked: false }] })
  })

  it('lock cells with time that is handed in, and keep rows added by hand at the end', () => {
    const added = { projectId: null, activityId: 'a1', project: null, customer: null, activity: 'Reise' }
    const rows = gridRows(days, [entry({ status: 'SUBMITTED', editable: false, netMinutes: 60 })], [added, { ...added, projectId: 'p1', activityId: null }])
    expect(rows.map(row => row.key)).toEqual([keyOf({ projectId: 'p1', activityId: null }), keyOf(added)])
    expect(rows[0]?.cells[1]).toMatchObject({ locked: true })
  })
})
