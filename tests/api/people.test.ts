import { afterAll, describe, expect, it } from 'vitest'
import { closeStreams } from '#server/platform/live-streams'
import { dayText, todayIn } from '#shared/calendar-day'
import { cookieOf, newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
afterAll(closeStreams)
const { employee, lead } = world.companies.A.employees
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const photo = { name: 'ich.png', mimeType: 'image/png', bytes: png }
const manager = api.as('manager')

async function hired(more: object = {}) {
  const { body } = await manager.post('/api/v1/employees', { firstName: 'Ada', lastName: 'Byron', weeklyMinutes: 2400, activeFrom: '2026-01-01', ...more })
  return body as { id: string, version: number }
}

describe('the directory', () => {
  it('shows everybody how to reach people and nothing private', async () => {
    await hired({ mobilePhone: '+49 170 1', probationEndsOn: '2026-06-30', employmentType: 'PART_TIME' })
    const { status, body } = await api.as('employee').get('/api/v1/employees?q=Byron')
    expect([status, body.items[0].mobilePhone]).toEqual([200, '+49 170 1'])
    expect(Object.keys(body.items[0]).sort()).toEqual([
      'activeFrom', 'activeTo', 'department', 'firstName', 'id', 'jobTitle', 'lastName', 'mobilePhone', 'number', 'phone', 'photoFileId',
      'supervisor', 'version', 'workEmail'])
  })

  it('opens contract, private and payroll data to nobody who is only a colleague', async () => {
    for (const part of ['employment', 'personal-data', 'payroll', 'obligations', 'access']) {
      expect((await api.as('employee').get(`/api/v1/employees/${lead}/${part}`)).status, part).toBe(403)
    }
    expect((await api.as('employee').get(`/api/v1/employees/${employee}/employment`)).status).toBe(200)
    expect((await api.as('manager').get(`/api/v1/employees/${employee}/payroll`)).status).toBe(403)
    expect((await api.as('administrator').get(`/api/v1/employees/${employee}/payroll`)).status).toBe(200)
  })

  it('does not exist for another company', async () => {
    const { id, version } = await hired()
    const other = api.as('administrator', 'B')
    const answers = await Promise.all([
      other.get(`/api/v1/employees/${id}/payroll`), other.put(`/api/v1/employees/${id}/personal-data`, { city: 'X', version: 0 }),
      other.get(`/api/v1/employees/${id}/qualifications`), other.post(`/api/v1/employees/${id}/deactivate`, { version }),
      other.upload(`/api/v1/employees/${id}/photo`, photo), other.post(`/api/v1/employees/${id}/invite`),
    ])
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404, 404, 404, 404])
  })
})

describe('photos', () => {
  it('are uploaded by oneself and by those who keep the records, and shown to colleagues', async () => {
    const { status, body } = await api.as('employee').upload('/api/v1/profile/photo', photo)
    expect(status).toBe(201)
    const shown = await api.as('accountant').fetch(`/api/v1/employees/${employee}/photo?v=${body.photoFileId}`)
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff'])
    expect((await api.as('employee').upload(`/api/v1/employees/${lead}/photo`, photo)).status).toBe(403)
    expect((await api.as('employee').delete('/api/v1/profile/photo')).status).toBe(204)
    expect((await api.as('accountant').fetch(`/api/v1/employees/${employee}/photo`)).status).toBe(404)
  })

  it('lose what the camera wrote beside the picture', async () => {
    const remark = Buffer.from('\u0000\u0000\u0000\u0009tEXtGPS\u000047.99', 'latin1')
    const told = Buffer.concat([png.subarray(0, 33), remark, Buffer.alloc(4), png.subarray(33)])
    expect((await api.as('employee').upload('/api/v1/profile/photo', { ...photo, bytes: told })).status).toBe(201)
    const shown = await api.as('employee').fetch('/api/v1/profile/photo')
    expect(Buffer.from(await shown.arrayBuffer()).includes('GPS')).toBe(false)
  })

  it('are pictures of a size a page can show', async () => {
    const huge = Buffer.from(png)
    huge.writeUInt32BE(100_000, 16)
    const codeOf = async (bytes: Buffer) => (await api.as('employee').upload('/api/v1/profile/photo', { ...photo, bytes })).body.errors[0].code
    expect(await codeOf(huge)).toBe('photo.too-large')
    expect(await codeOf(png.subarray(0, 20))).toBe('photo.unreadable')
    expect(await codeOf(Buffer.from('<svg/>'))).toBe('file.type-not-allowed')
  })
})

describe('one\'s own profile', () => {
  it('changes what is one\'s own and nothing else', async () => {
    const me = api.as('lead')
    const { body: before } = await me.get('/api/v1/profile')
    expect(await me.patch('/api/v1/profile', { phone: '4711', version: before.version })).toMatchObject({ status: 200, body: { phone: '4711' } })
    expect((await me.patch('/api/v1/profile', { jobTitle: 'Chefin', version: before.version + 1 })).body.errors[0]).toMatchObject({ code: 'field.unknown' })
    const own = await me.put('/api/v1/profile/personal-data', { emergencyContactName: 'Kim', version: 0 })
    expect(own).toMatchObject({ status: 200, body: { emergencyContactName: 'Kim', version: 1 } })
    const { body: skill } = await me.post('/api/v1/profile/skills', { name: 'Moderation', level: 4 })
    expect(await me.patch(`/api/v1/profile/skills/${skill.id}`, { name: 'Moderation', level: 5, version: 1 })).toMatchObject({ body: { level: 5 } })
    expect((await api.as('employee').delete(`/api/v1/profile/skills/${skill.id}`)).status).toBe(404)
    expect((await me.delete(`/api/v1/profile/skills/${skill.id}`)).status).toBe(204)
  })

  it('cannot give itself a certificate', async () => {
    const { body } = await manager.post(`/api/v1/employees/${lead}/qualifications`, { kind: 'CERTIFICATE', name: 'Ersthelfer', validUntil: '2027-01-01' })
    expect((await api.as('lead').patch(`/api/v1/profile/skills/${body.id}`, { name: 'X', version: 1 })).status).toBe(404)
    expect((await api.as('lead').delete(`/api/v1/profile/skills/${body.id}`)).status).toBe(404)
  })
})

describe('payroll data', () => {
  it('name the wrong number at its field', async () => {
    const { status, body } = await api.as('administrator').put(`/api/v1/employees/${lead}/payroll`, {
      taxId: '86095742718', socialSecurityNumber: '15070649C104', iban: 'DE02120300000000202052', version: 0 })
    expect(status).toBe(400)
    expect(body.errors.map((error: { code: string }) => error.code).sort()).toEqual(['iban.invalid', 'social-security-number.invalid', 'tax-id.invalid'])
  })

  it('stay out of the audit log, the search and every other answer', async () => {
    const secret = 'DE02120300000000202051'
    await api.as('administrator').put(`/api/v1/employees/${lead}/payroll`, { iban: secret, version: 0 })
    const paths = ['/api/v1/audit?limit=100', '/api/v1/employees', `/api/v1/employees/${lead}`, `/api/v1/search?q=${secret}`, `/api/v1/employees/${lead}/employment`]
    for (const path of paths) expect(JSON.stringify((await api.as('administrator').get(path)).body), path).not.toContain(secret.slice(4))
  })
})

describe('an invitation', () => {
  it('says in both languages where to sign in', async () => {
    const { id } = await hired({ workEmail: 'ada.byron@example.com', invite: true })
    const [mail] = await world.sql<{ to: string[], subject: string, body: string }>('SELECT "to", subject, body FROM "MailMessage" WHERE "entityId" = $1', [id])
    expect(mail).toMatchObject({ to: ['ada.byron@example.com'], subject: 'Zugang zu WorkmateOS bei alpha GmbH' })
    expect(mail?.body).toMatch(/Hallo Ada[\s\S]+\/sign-in[\s\S]+Hello Ada[\s\S]+\/sign-in/)
    expect((await manager.get(`/api/v1/employees/${id}/access`)).body).toMatchObject({ hasAccount: false, invitedAt: expect.any(String) })
  })

  it('needs an address', async () => {
    const { id } = await hired()
    expect(await manager.post(`/api/v1/employees/${id}/invite`)).toMatchObject({ status: 422, body: { code: 'employee.no-work-email' } })
  })
})

describe('deactivating somebody', () => {
  it('ends session, token and open page within a second, and keeps the records', async () => {
    const person = await world.addEmployee('employee')
    const id = person.employeeId ?? ''
    const { body: token } = await api.as(person).post('/api/v1/api-tokens', { name: 'Skript', scopes: ['core.employees.read'], validDays: 30 })
    const bearer = api.withHeaders({ authorization: `Bearer ${token.token}` })
    expect((await bearer.get('/api/v1/employees')).status).toBe(200)
    const stream = await fetch(`${api.baseUrl}/api/v1/notifications/stream`, { headers: { cookie: await cookieOf(await api.newSession(person)) } })
    const ended = (async () => {
      for await (const _ of stream.body ?? []) continue
      return 'ended'
    })()

    const { body: { version } } = await manager.get(`/api/v1/employees/${id}`)
    expect((await manager.post(`/api/v1/employees/${id}/deactivate`, { version })).status).toBe(200)

    const tooLate = new Promise(resolve => setTimeout(() => resolve('open'), 1000))
    expect(await Promise.race([ended, tooLate])).toBe('ended')
    expect((await api.as(person).get('/api/v1/me')).status).toBe(401)
    expect((await bearer.get('/api/v1/employees')).status).toBe(401)
    expect((await manager.get(`/api/v1/employees/${id}`)).body.activeTo < dayText(todayIn('Europe/Berlin'))).toBe(true)
  })
})

describe('departments', () => {
  it('are merged, closed and opened by those who may, and read as a tree by all', async () => {
    const add = async (name: string, more: object = {}) => (await manager.post('/api/v1/departments', { name, ...more })).body
    const [top, old] = [await add('Betrieb', { costCentre: '4711' }), await add('Lager')]
    const child = await add('Versand', { parentId: old.id })
    expect((await api.as('employee').post(`/api/v1/departments/${old.id}/merge`, { intoId: top.id, version: 1 })).status).toBe(403)
    expect((await manager.post(`/api/v1/departments/${old.id}/merge`, { intoId: top.id, version: 1 })).status).toBe(200)
    const { body: { items } } = await api.as('employee').get('/api/v1/departments/tree')
    expect(items.find((row: { id: string }) => row.id === child.id).parentId).toBe(top.id)
    expect((await api.as('employee').get('/api/v1/departments?limit=100')).body.items.map((row: { name: string }) => row.name)).not.toContain('Lager')
    expect((await manager.post(`/api/v1/departments/${top.id}/close`, { version: 1 })).body).toMatchObject({ code: 'department.not-empty' })
    expect((await manager.post(`/api/v1/departments/${child.id}/close`, { version: 2 })).status).toBe(200)
    expect((await manager.post(`/api/v1/departments/${child.id}/reopen`, { version: 3 })).body.closedOn).toBeNull()
    expect((await api.as('employee').get('/api/v1/organisation')).body.departments.map((row: { id: string }) => row.id)).toContain(child.id)
  })
})
