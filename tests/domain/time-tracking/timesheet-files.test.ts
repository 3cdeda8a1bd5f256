import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveWeek, createTimeEntry, exportTimeEntries, makeTimesheetDocument, submitWeek } from '#server/domain/time-tracking'
import type { Download } from '#server/platform/define-download'
import { closePdfRenderer } from '#server/platform/pdf'
import { dayOf } from '#shared/calendar-day'
import { newWorld } from '../../support/world'
import { givenActivity, givenProject, span, winter } from './given'

const world = await newWorld()
const now = () => winter('2026-11-20T18:00')
const period = { from: dayOf('2026-11-01'), to: dayOf('2026-11-30') }
let project: { id: string, customerId: string }

beforeAll(async () => {
  project = await givenProject(world, { hourlyRate: '95' })
  const activity = await givenActivity(world)
  await world.run('employee', ctx => createTimeEntry(ctx, {
    ...span('2026-11-03', '08:00', '12:30', 30), projectId: project.id, activityId: activity.id, note: '=HYPERLINK("x") <b>Prüfung</b>',
  }), { now })
  const sheet = await world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: dayOf('2026-11-02') }), { now })
  await world.run('lead', ctx => approveWeek(ctx, { id: sheet.id, version: 1 }), { now })
  await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-10', '08:00', '10:15'), projectId: project.id }), { now })
})
afterAll(() => closePdfRenderer())

async function bytesOf(download: Download): Promise<Buffer> {
  const body = typeof download.body === 'function' ? await download.body() : download.body
  return Buffer.from(body as string | Uint8Array)
}

async function textOf(download: Download): Promise<string> {
  return (await extractText(new Uint8Array(await bytesOf(download)), { mergePages: true })).text
}

describe('the signed-off timesheet', () => {
  it('lists approved time with its approval and lines to sign on', async () => {
    const text = await textOf(await world.run('manager', ctx => makeTimesheetDocument(ctx, { ...period, customerId: project.customerId }), { now }))
    for (const part of ['Leistungsnachweis', 'alpha GmbH', '01.11.2026 – 30.11.2026', '08:00–12:30', '0:30', '4:00', '<b>Prüfung</b>',
      'Woche ab 02.11.2026', 'freigegeben am 20.11.2026 durch lead Test', 'Auftragnehmer', 'Auftraggeber', 'Seite 1 / 1']) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('10.11.2026')
  })

  it('marks open time when it is asked for, in English as well', async () => {
    const download = await world.run('employee', ctx => makeTimesheetDocument(ctx, {
      ...period, projectId: project.id, withOpen: true, language: 'en',
    }), { now })
    const text = await textOf(download)
    expect(download.name).toBe('Timesheet-2026-11-01-2026-11-30.pdf')
    expect(text).toContain('2:15*')
    expect(text).toContain('Preliminary: 2:15 hours')
    expect(text).toContain('6:15')
  })

  it('shows nobody time that is out of their reach', async () => {
    await expect(world.run('accountant', ctx => makeTimesheetDocument(ctx, { ...period, customerId: project.customerId }), { now, company: 'B' }))
      .rejects.toMatchObject({ code: 'timesheet.document-empty' })
    const { manager } = world.companies.A.employees
    await expect(world.run('employee', ctx => makeTimesheetDocument(ctx, { ...period, employeeId: manager }), { now }))
      .rejects.toMatchObject({ code: 'timesheet.document-empty' })
  })
})

describe('the export of time', () => {
  const csv = async (role: 'employee' | 'manager') =>
    (await bytesOf(await world.run(role, ctx => exportTimeEntries(ctx, { format: 'csv', projectId: project.id }), { now }))).toString()

  it('is a spreadsheet in which notes are no formulas', async () => {
    const lines = (await csv('manager')).split('\r\n')
    expect(lines[0]).toContain('Tag;Von;Bis;Person;Kunde')
    expect(lines[1]).toContain('03.11.2026;03.11.2026 08:00;03.11.2026 12:30;employee Test')
    expect(lines[1]).toContain('\'=HYPERLINK')
    expect(lines[1]).toMatch(/;30;240;4;ja;nein;freigegeben;95$/)
    const xlsx = await bytesOf(await world.run('manager', ctx => exportTimeEntries(ctx, { format: 'xlsx' }), { now }))
    expect(xlsx.subarray(0, 2).toString()).toBe('PK')
  })

  it('keeps rates from those who do not bill', async () => {
    expect(await csv('employee')).not.toContain('Stundensatz')
    expect(await csv('manager')).toContain('Stundensatz')
  })
})
