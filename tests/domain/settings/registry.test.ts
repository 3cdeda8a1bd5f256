import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  changeSetting, createHoliday, getSettingHistory, holidaysOf, listHolidays, listModules, listSettings, readSetting, readSettings,
  requireOperator, switchModule,
} from '#server/domain/settings'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { forgetInstallationSettings, installationValue } from '#server/platform/installation-settings'
import { inTenant } from '#server/platform/context'
import { FEDERAL_STATES, type FederalState } from '#shared/federal-states'
import { HolidayCreate } from '#shared/contracts/holidays'
import { MODULE_KEYS } from '#shared/modules'
import { SETTING_KEYS, SETTINGS, settingOf } from '#shared/settings-registry'
import { newWorld } from '../../support/world'

const world = await newWorld()
const admin = <T>(work: Parameters<typeof world.run<T>>[1], company: 'A' | 'B' = 'A') => world.run('administrator', work, { company })
type Texts = { [key: string]: string | Texts }

afterEach(() => {
  delete process.env.MAIL_FROM
  delete process.env.SMTP_URL
  forgetInstallationSettings()
})

describe('the registry', () => {
  it('has valid defaults, and a name and an explanation of every key in both languages', () => {
    for (const language of ['de', 'en']) {
      const { settings } = JSON.parse(readFileSync(`i18n/locales/${language}/settings.json`, 'utf8')) as { settings: Texts }
      const textOf = (path: string) => path.split('.').reduce<string | Texts | undefined>((at, part) => typeof at === 'object' ? at[part] : undefined, settings)
      expect(SETTING_KEYS.filter(key => !textOf(`registry.${key}.label`) || !textOf(`registry.${key}.text`))).toEqual([])
      const options = SETTING_KEYS.flatMap(key => (settingOf(key).field.options ?? []).map(option => ({ key, option })))
      expect(options.filter(({ key, option }) => !textOf(`options.${key}.${option}`) && !textOf(`state.${option}`))).toEqual([])
    }
    expect(SETTING_KEYS.filter(key => !settingOf(key).field.schema.safeParse(settingOf(key).default).success)).toEqual([])
    expect(SETTING_KEYS.filter(key => settingOf(key).env && SETTINGS[key].scope === 'tenant')).toEqual([])
  })
})

describe('a setting of the company', () => {
  it('has its default, takes a valid value, keeps its history and goes back', async () => {
    expect(await admin(ctx => readSetting(ctx, 'documents.trash-days'))).toBe(30)
    const first = await admin(ctx => changeSetting(ctx, { key: 'documents.trash-days', value: 90, version: 0 }))
    expect(first).toMatchObject({ value: 90, source: 'stored', version: 1 })
    await admin(ctx => changeSetting(ctx, { key: 'documents.trash-days', value: 60, version: 1 }))
    expect(await admin(ctx => readSettings(ctx, ['documents.trash-days', 'documents.max-mb']))).toEqual({ 'documents.trash-days': 60, 'documents.max-mb': 100 })
    expect(await admin(ctx => readSetting(ctx, 'documents.trash-days'), 'B')).toBe(30)

    await admin(ctx => changeSetting(ctx, { key: 'documents.trash-days', value: null, version: 2 }))
    const { items } = await admin(ctx => getSettingHistory(ctx, { key: 'documents.trash-days' }))
    expect(items.map(({ before, after }) => [before, after])).toEqual([[60, null], [90, 60], [null, 90]])
    expect(items[0]?.actor?.name).toBe('administrator Test')
    expect(await admin(ctx => changeSetting(ctx, { key: 'documents.trash-days', value: items[1]?.before, version: 3 }))).toMatchObject({ value: 90 })
  })

  it('refuses wrong values and lost updates', async () => {
    await expect(admin(ctx => changeSetting(ctx, { key: 'documents.max-mb', value: 0, version: 0 })))
      .rejects.toMatchObject({ code: 'request.invalid', errors: [{ pointer: '#/value', code: 'field.too-small' }] })
    await expect(admin(ctx => changeSetting(ctx, { key: 'reminders.hour', value: '25:00', version: 0 })))
      .rejects.toMatchObject({ errors: [{ code: 'time.invalid' }] })
    await admin(ctx => changeSetting(ctx, { key: 'reminders.hour', value: '08:30', version: 0 }))
    await expect(admin(ctx => changeSetting(ctx, { key: 'reminders.hour', value: '10:00', version: 0 }))).rejects.toMatchObject({ code: 'record.changed' })
  })
})

describe('a setting of the installation', () => {
  it('is shown and changed only by the company that operates it', async () => {
    await expect(admin(ctx => changeSetting(ctx, { key: 'mail.from', value: 'B <b@b.example>', version: 0 }), 'B'))
      .rejects.toMatchObject({ code: 'installation.not-operator' })
    await expect(admin(requireOperator, 'B')).rejects.toMatchObject({ code: 'installation.not-operator' })
    expect((await admin(listSettings, 'B')).items.filter(item => SETTINGS[item.key].scope === 'installation')).toEqual([])
    expect((await admin(listSettings)).isOperator).toBe(true)
    await expect(world.run('manager', ctx => changeSetting(ctx, { key: 'mail.from', value: 'x@y.example', version: 0 })))
      .rejects.toMatchObject({ code: 'permission.missing' })
  })

  it('keeps secrets encrypted and out of answers, history and audit log', async () => {
    const url = 'smtp://relay:very-secret@mail.example:587'
    const entry = await admin(ctx => changeSetting(ctx, { key: 'mail.smtp-url', value: url, version: 0 }))
    expect(entry).toMatchObject({ value: null, isSet: true, source: 'stored' })
    expect(await installationValue('mail.smtp-url')).toBe(url)
    const history = await admin(ctx => getSettingHistory(ctx, { key: 'mail.smtp-url' }))
    expect(history).toMatchObject({ restorable: false, items: [{ before: null, after: null }] })
    const rows = await world.sql('SELECT value, sealed FROM "InstallationSetting"')
    const log = await world.sql('SELECT after FROM "AuditEvent" WHERE "entityType" = \'InstallationSetting\'')
    expect(JSON.stringify([rows, log])).not.toContain('very-secret')
  })

  it('is read by more transactions at the same time than there are connections', async () => {
    const from = 'Kasse <kasse@example.com>'
    await admin(ctx => changeSetting(ctx, { key: 'mail.from', value: from, version: 0 }))
    forgetInstallationSettings()
    const senders = await Promise.all(Array.from({ length: 40 }, () => admin(() => installationValue('mail.from'))))
    expect([...new Set(senders)]).toEqual([from])
  })

  it('stays known while the database does not answer', async () => {
    const from = 'Lager <lager@example.com>'
    const { version } = await world.sql<{ version: number }>('SELECT version FROM "InstallationSetting" WHERE key = \'mail.from\'').then(rows => rows[0] ?? { version: 0 })
    await admin(ctx => changeSetting(ctx, { key: 'mail.from', value: from, version }))
    expect(await installationValue('mail.from')).toBe(from)
    await world.sql('ALTER TABLE "InstallationSetting" RENAME TO "Elsewhere"')
    try {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
      expect(await installationValue('mail.from')).toBe(from)
    }
    finally {
      vi.useRealTimers()
      await world.sql('ALTER TABLE "Elsewhere" RENAME TO "InstallationSetting"')
    }
  })

  it('gives way to the environment, which cannot be changed here', async () => {
    process.env.MAIL_FROM = 'Betrieb <betrieb@example.com>'
    expect(await installationValue('mail.from')).toBe('Betrieb <betrieb@example.com>')
    const entry = (await admin(listSettings)).items.find(item => item.key === 'mail.from')
    expect(entry).toMatchObject({ source: 'environment', value: 'Betrieb <betrieb@example.com>' })
    await expect(admin(ctx => changeSetting(ctx, { key: 'mail.from', value: 'x@y.example', version: 0 })))
      .rejects.toMatchObject({ code: 'setting.from-environment' })
  })
})

describe('public holidays', () => {
  const of = (year: number, federalState: FederalState) => admin(ctx => holidaysOf(ctx, {
    from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year, 11, 31)), federalState,
  }))
  const statesWith = async (year: number, day: string) => {
    const found: string[] = []
    for (const state of FEDERAL_STATES) {
      if ((await of(year, state)).some(holiday => holiday.day.toISOString().startsWith(day))) found.push(state.slice(3))
    }
    return found
  }

  it.each([
    [2026, '2026-01-01', 16], [2026, '2026-04-03', 16], [2026, '2026-04-06', 16], [2026, '2026-05-14', 16], [2026, '2026-10-03', 16],
    [2027, '2027-03-26', 16], [2027, '2027-05-06', 16], [2027, '2027-12-26', 16],
  ])('of %i count everywhere on %s', async (year, day, count) => {
    expect(await statesWith(year, day)).toHaveLength(count)
  })

  it.each([
    ['Heilige Drei Könige', '2026-01-06', 'BW BY ST'],
    ['Frauentag', '2026-03-08', 'BE MV'],
    ['Fronleichnam', '2026-06-04', 'BW BY HE NW RP SL'],
    ['Fronleichnam', '2027-05-27', 'BW BY HE NW RP SL'],
    ['Mariä Himmelfahrt', '2026-08-15', 'SL'],
    ['Weltkindertag', '2027-09-20', 'TH'],
    ['Reformationstag', '2026-10-31', 'BB HB HH MV NI SH SN ST TH'],
    ['Allerheiligen', '2027-11-01', 'BW BY NW RP SL'],
    ['Buß- und Bettag', '2026-11-18', 'SN'],
    ['Buß- und Bettag', '2027-11-17', 'SN'],
  ])('know where %s is one on %s', async (_name, day, states) => {
    expect((await statesWith(Number(day.slice(0, 4)), day)).sort().join(' ')).toBe(states)
  })

  it('follow the company: its own days, half days, and holidays it works on', async () => {
    await admin(ctx => changeSetting(ctx, { key: 'company.federal-state', value: 'DE-SN', version: 0 }))
    const add = (input: object) => admin(ctx => createHoliday(ctx, HolidayCreate.parse(input)))
    await add({ day: '2026-12-24', name: 'Heiligabend', halfDay: true })
    await add({ day: '2026-11-18', name: 'Buß- und Bettag', works: true })
    await add({ day: '2026-07-01', name: 'Nur in Bayern', federalState: 'DE-BY' })
    await expect(add({ day: '2026-12-24', name: 'Heiligabend' })).rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'holiday.duplicate')
    const days = await admin(ctx => holidaysOf(ctx, { from: new Date('2026-07-01'), to: new Date('2026-12-24') }))
    expect(days.map(({ day, name, halfDay, isCompany }) => [day.toISOString().slice(5, 10), name, halfDay, isCompany])).toEqual([
      ['10-03', 'Tag der Deutschen Einheit', false, false], ['10-31', 'Reformationstag', false, false], ['12-24', 'Heiligabend', true, true],
    ])
    const { items } = await admin(ctx => listHolidays(ctx, { year: 2026 }))
    expect(items.find(item => item.name === 'Buß- und Bettag')).toMatchObject({ worked: true })
  })
})

describe('modules', () => {
  it('are switched off in order, for this company only, and nobody holds their permissions then', async () => {
    await expect(admin(ctx => switchModule(ctx, { key: 'invoices', enabled: false }))).rejects.toMatchObject({ code: 'module.needed' })
    await admin(ctx => switchModule(ctx, { key: 'finance', enabled: false }))
    await admin(ctx => switchModule(ctx, { key: 'invoices', enabled: false }))
    await expect(admin(ctx => switchModule(ctx, { key: 'finance', enabled: true }))).rejects.toMatchObject({ code: 'module.needed' })
    expect((await admin(listModules)).items.filter(item => !item.enabled).map(item => item.key)).toEqual(['invoices', 'finance'])
    expect((await admin(listModules, 'B')).items.map(item => item.key)).toEqual([...MODULE_KEYS])
    const actor = world.as('administrator')
    const off = { ...actor, tenant: { ...actor.tenant, disabledModules: ['invoices', 'finance'] } }
    expect(await inTenant(off, ctx => Promise.resolve([ctx.can('backoffice.invoices.read'), ctx.can('backoffice.customers.read')]))).toEqual([false, true])
    await admin(ctx => switchModule(ctx, { key: 'invoices', enabled: true }))
    await admin(ctx => switchModule(ctx, { key: 'finance', enabled: true }))
  })
})

describe('zone and language of the company', () => {
  const change = (key: 'company.zone' | 'company.language', value: unknown, version: number) =>
    admin(ctx => changeSetting(ctx, { key, value, version }), 'B')
  const company = async () => (await world.sql('SELECT zone, language FROM "Tenant" WHERE id = $1', [world.as('manager', 'B').tenantId]))[0]

  it('are followed by everything that reads the company, with history and way back', async () => {
    await change('company.zone', 'America/New_York', 0)
    await change('company.language', 'en', 0)
    expect(await company()).toEqual({ zone: 'America/New_York', language: 'en' })
    await change('company.zone', null, 1)
    expect(await company()).toEqual({ zone: 'Europe/Berlin', language: 'en' })
    const { items } = await admin(ctx => getSettingHistory(ctx, { key: 'company.zone' }), 'B')
    expect(items.map(({ before, after }) => [before, after])).toEqual([['America/New_York', null], [null, 'America/New_York']])
    await change('company.language', null, 1)
    expect(await company()).toEqual({ zone: 'Europe/Berlin', language: 'de' })
  })

  it('are refused when there is no such zone, or it knows no summer time', async () => {
    for (const value of ['Europe/Nowhere', '+01:00', 'Etc', '', 'europe/berlin\'; --']) {
      await expect(change('company.zone', value, 2)).rejects.toMatchObject({ errors: [{ code: 'zone.unknown' }] })
    }
    await expect(change('company.language', 'fr', 2)).rejects.toMatchObject({ code: 'request.invalid' })
  })

  it('leave days as they are: booked time keeps its day, a reminder its day and hour, an appointment its moment', async () => {
    const employee = world.companies.B.employees.employee
    const inB = <Row>(text: string, values: unknown[] = []) => world.sql<Row>(text, values, 'B')
    await inB(`INSERT INTO "TimeEntry" (id, "employeeId", "startedAt", "endedAt", "workedOn", "netMinutes", "updatedAt")
      VALUES (gen_random_uuid(), $1, '2026-11-22T23:30Z', '2026-11-23T01:00Z', '2026-11-23', 90, now())`, [employee])
    const remind = (title: string, dueOn: string | null, rrule: string | null) => inB(`
      INSERT INTO "Reminder" (id, title, "dueOn", "dueAt", "seriesStart", "nextSpeakAt", rrule, "assigneeType", "assigneeId", "createdById")
      VALUES (gen_random_uuid(), $1, $2, '2027-07-05T07:00Z', '2027-07-05T07:00Z', '2027-07-05T07:00Z', $3, 'EMPLOYEE', $4, $4)`, [title, dueOn, rrule, employee])
    await remind('day', '2027-07-05', null)
    await remind('series', null, 'FREQ=WEEKLY;BYDAY=MO')
    await remind('appointment', null, null)
    await change('company.zone', 'Pacific/Auckland', 2)

    expect(await inB('SELECT "workedOn"::text AS day FROM "TimeEntry" WHERE "employeeId" = $1', [employee])).toEqual([{ day: '2026-11-23' }])
    const rows = await inB<{ title: string }>('SELECT title, "dueOn"::text AS day, "dueAt" AS due, "nextSpeakAt" AS speaks FROM "Reminder" ORDER BY title')
    const [nine, before] = [new Date('2027-07-04T21:00Z'), new Date('2027-07-05T07:00Z')]
    expect(rows).toEqual([
      { title: 'appointment', day: null, due: before, speaks: before },
      { title: 'day', day: '2027-07-05', due: nine, speaks: nine },
      { title: 'series', day: null, due: nine, speaks: nine },
    ])
  })
})
