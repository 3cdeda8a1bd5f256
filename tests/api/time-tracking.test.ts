import { describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'
import { givenProject } from '../domain/time-tracking/given'

const world = await newWorld()
const api = await newApi(world)

const entry = (day: string, from: string, to: string) => ({ startedAt: `${day}T${from}:00+01:00`, endedAt: `${day}T${to}:00+01:00` })

describe('time over HTTP', () => {
  it('is booked, read, changed and deleted; days are plain text', async () => {
    const project = await givenProject(world, { hourlyRate: '95' })
    const created = await api.as('employee').post('/api/v1/time-entries', { ...entry('2026-01-12', '08:00', '10:00'), projectId: project.id })
    expect(created).toMatchObject({ status: 201, body: {
      workedOn: '2026-01-12', startedAt: '2026-01-12T07:00:00.000Z', netMinutes: 120, hourlyRate: null, billable: true, version: 1,
    } })
    expect(created.body).not.toHaveProperty('costRate')
    const path = `/api/v1/time-entries/${created.body.id}`
    expect((await api.as('manager').get(path)).body.hourlyRate).toBe('95')
    expect((await api.as('employee').patch(path, { version: 1, note: 'Konzept' })).body).toMatchObject({ note: 'Konzept', version: 2 })
    expect((await api.as('employee').delete(`${path}?version=1`)).status).toBe(409)
    expect((await api.as('employee').delete(`${path}?version=2`)).status).toBe(204)
  })

  it('names the entry in the way, and the field that is wrong', async () => {
    const first = await api.as('employee').post('/api/v1/time-entries', entry('2026-01-13', '08:00', '10:00'))
    expect(await api.as('employee').post('/api/v1/time-entries', entry('2026-01-13', '09:00', '11:00')))
      .toMatchObject({ status: 422, body: { code: 'time-entry.overlaps', details: { entryId: first.body.id } } })
    expect(await api.as('employee').post('/api/v1/time-entries', entry('2026-01-13', '12:00', '11:00')))
      .toMatchObject({ status: 400, body: { errors: [{ pointer: '#/endedAt', code: 'time-entry.ends-before-start' }] } })
  })

  it('books once when the same request comes twice', async () => {
    const headers = { 'idempotency-key': 'a-double-click-on-the-button' }
    const body = entry('2026-01-14', '08:00', '10:00')
    const [one, two] = [await api.as('employee').post('/api/v1/time-entries', body, headers), await api.as('employee').post('/api/v1/time-entries', body, headers)]
    expect([one.status, two.status]).toEqual([201, 201])
    expect(two.body.id).toBe(one.body.id)
  })

  it('runs as a timer that every device sees', async () => {
    expect(await api.as('employee').get('/api/v1/timer')).toMatchObject({ status: 200, body: { entry: null } })
    const started = await api.as('employee').post('/api/v1/timer/start', { note: 'Telefonat' })
    expect(started).toMatchObject({ status: 201, body: { entry: { status: 'RUNNING' }, stopped: null } })
    expect((await api.as('employee').get('/api/v1/timer')).body.entry.id).toBe(started.body.entry.id)
    expect((await api.as('employee').patch('/api/v1/timer', { note: 'Langes Telefonat' })).body.entry.note).toBe('Langes Telefonat')
    expect(await api.as('employee').post('/api/v1/timer/stop', {})).toMatchObject({ status: 200, body: { netMinutes: 1, status: 'DRAFT' } })
    expect(await api.as('employee').delete('/api/v1/timer')).toMatchObject({ status: 422, body: { code: 'timer.not-running' } })
  })

  it('is filled in by week, handed in, sent back, handed in again and approved', async () => {
    const work = { projectId: null, activityId: null }
    const cell = await api.as('employee').put('/api/v1/time-entries/week/cell', { ...work, workedOn: '2026-02-03', minutes: 450, expectedMinutes: 0 })
    expect(cell).toMatchObject({ status: 200, body: { weekStartsOn: '2026-02-02', netMinutes: 450, days: { length: 7 } } })
    expect(cell.body.days[1].hints[0].code).toBe('break-missing')

    const sheet = (await api.as('employee').post('/api/v1/timesheets', { weekStartsOn: '2026-02-02' })).body
    expect((await api.as('lead').get('/api/v1/timesheets?waiting=true')).body.items.map((item: { id: string }) => item.id)).toContain(sheet.id)
    expect((await api.as('employee').post(`/api/v1/timesheets/${sheet.id}/approve`, { version: 1 })).status).toBe(403)
    const rejected = await api.as('lead').post(`/api/v1/timesheets/${sheet.id}/reject`, { version: 1, reason: 'Projekt fehlt' })
    expect(rejected.body).toMatchObject({ status: 'REJECTED', reason: 'Projekt fehlt' })
    const again = (await api.as('employee').post('/api/v1/timesheets', { weekStartsOn: '2026-02-02' })).body
    expect(again).toMatchObject({ id: sheet.id, status: 'SUBMITTED' })
    expect((await api.as('lead').post(`/api/v1/timesheets/${sheet.id}/approve`, { version: again.version })).body.status).toBe('APPROVED')
    expect((await api.as('employee').get(`/api/v1/timesheets/${sheet.id}`)).body).toMatchObject({ decidedBy: 'lead Test', entries: { length: 1 } })
  })

  it('leaves as CSV and as a signed-off timesheet, and both are in the audit log', async () => {
    const csv = await api.as('manager').get('/api/v1/time-entries/export?format=csv&from=2026-02-01&to=2026-02-28')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const pdf = await api.as('manager').get(`/api/v1/timesheets/document?from=2026-02-01&to=2026-02-28&employeeId=${world.companies.A.employees.employee}`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(pdf.body).subarray(0, 5).toString()).toBe('%PDF-')
    const actions = await world.sql<{ action: string }>('SELECT action FROM "AuditEvent" WHERE operation IS NULL')
    expect(actions.map(event => event.action)).toEqual(expect.arrayContaining(['time-entries.exported', 'timesheet.printed']))
  })

  it('of another company does not exist', async () => {
    const own = await api.as('employee').post('/api/v1/time-entries', entry('2026-03-02', '08:00', '09:00'))
    expect((await api.as('manager', 'B').get(`/api/v1/time-entries/${own.body.id}`)).status).toBe(404)
    expect((await api.as('manager', 'B').get('/api/v1/time-entries')).body.total).toBe(0)
  })
})
