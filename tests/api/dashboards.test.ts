import { beforeAll, describe, expect, it } from 'vitest'
import { fillWorld } from '../support/filled-world'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const PATH = '/api/v1/dashboards'
const note = { type: 'notes', x: 0, y: 0, w: 4, h: 3, settings: { text: 'Merken' } }

beforeAll(() => fillWorld(world))

describe('the home page', () => {
  it.each(['administrator', 'manager', 'lead', 'employee', 'accountant', 'auditor'] as const)('is there for %s with two requests', async (role) => {
    const home = await api.as(role).get('/api/v1/home')
    expect(home.body.dashboard.widgets.length).toBeGreaterThan(4)
    const figures = await api.as(role).get(`/api/v1/home/data?dashboardId=${home.body.dashboard.id}`)
    expect(figures.status).toBe(200)
    expect(figures.body.items.filter((item: { problem: string | null }) => item.problem)).toEqual([])
  })

  it('answers 404 for a dashboard that is not there or of the other company', async () => {
    const { body } = await api.as('manager', 'B').post(PATH, { name: 'Drüben', widgets: [note] })
    for (const id of [body.id, '0198c0de-0000-7000-8000-000000000000']) {
      for (const path of [`/api/v1/home?dashboardId=${id}`, `/api/v1/home/data?dashboardId=${id}`, `${PATH}/${id}`]) {
        expect((await api.as('manager').get(path)).status).toBe(404)
      }
    }
  })
})

describe('dashboards', () => {
  it('are made, saved in one request, reset and deleted', async () => {
    const employee = api.as('employee')
    const created = await employee.post(PATH, { name: 'Mein Tag', widgets: [note] })
    expect(created).toMatchObject({ status: 201, body: { kind: 'own', editable: true, version: 1 } })
    const { id, widgets: [widget] } = created.body
    const { visible: _, ...sent } = widget
    const saved = await employee.put(`${PATH}/${id}`, { version: 1, name: 'Mein Tag', shared: false, widgets: [{ ...sent, w: 6 }] })
    expect(saved.body).toMatchObject({ version: 2, widgets: [{ id: widget.id, w: 6 }] })
    expect((await employee.put(`${PATH}/${id}`, { version: 1, name: 'Zu spät', shared: false, widgets: [] })).status).toBe(409)
    const reset = await employee.post(`${PATH}/${id}/reset`, { version: 2 })
    expect(reset.body.widgets.length).toBeGreaterThan(3)
    expect((await employee.delete(`${PATH}/${id}`)).status).toBe(204)
    expect((await employee.get(`${PATH}/${id}`)).status).toBe(404)
  })

  it('count once however often the button is pressed', async () => {
    const key = { 'idempotency-key': 'dashboard-once-0001' }
    const [one, two] = [await api.as('lead').post(PATH, { name: 'Einmal' }, key), await api.as('lead').post(PATH, { name: 'Einmal' }, key)]
    expect(two.body.id).toBe(one.body.id)
  })

  it('say which field is wrong', async () => {
    const { status, body } = await api.as('lead').post(PATH, { name: '', widgets: [{ ...note, x: 40 }] })
    expect(status).toBe(400)
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toEqual(['#/name', '#/widgets/0/x'])
  })

  it('refuse settings that are not those of the kind', async () => {
    const { status } = await api.as('lead').post(PATH, { name: 'x', widgets: [{ ...note, settings: { measure: 'HOURS' } }] })
    expect(status).toBe(400)
  })

  it('are put in order', async () => {
    const { body: one } = await api.as('accountant').post(PATH, { name: 'Eins' })
    const { body: two } = await api.as('accountant').post(PATH, { name: 'Zwei' })
    const { body } = await api.as('accountant').put(`${PATH}/order`, { ids: [two.id, one.id] })
    expect(body.items.filter((tab: { kind: string }) => tab.kind === 'own').map((tab: { name: string }) => tab.name)).toEqual(['Zwei', 'Eins'])
  })
})

describe('role defaults', () => {
  it('are for administrators alone', async () => {
    expect((await api.as('manager').get(`${PATH}/defaults`)).status).toBe(403)
    const { body } = await api.as('administrator').get(`${PATH}/defaults`)
    expect(body.items.filter((item: { builtIn: boolean, dashboardId: string | null }) => item.builtIn && item.dashboardId)).toHaveLength(6)
  })

  it('exist once per role', async () => {
    const { body } = await api.as('administrator').get(`${PATH}/defaults`)
    const response = await api.as('administrator').post(PATH, { name: 'Noch eine', roleId: body.items[0].roleId })
    expect(response).toMatchObject({ status: 409, body: { code: 'dashboard.role-has-default' } })
  })
})

describe('figures of one widget', () => {
  it('come with settings that are not saved', async () => {
    const settings = encodeURIComponent(JSON.stringify({ by: 'PERSON', period: 'LAST_12_MONTHS' }))
    const { body } = await api.as('manager').get(`/api/v1/widgets/data?type=hours&settings=${settings}`)
    expect(body).toMatchObject({ problem: null, data: { type: 'hours', by: 'PERSON' } })
  })

  it('are refused with settings of another kind', async () => {
    expect((await api.as('manager').get('/api/v1/widgets/data?type=hours&settings=%7B%22measure%22%3A1%7D')).status).toBe(400)
    expect((await api.as('manager').get('/api/v1/widgets/data?type=hours&settings=nonsense')).status).toBe(400)
  })

  it('stay hidden from those who may not see them', async () => {
    expect((await api.as('employee').get('/api/v1/widgets/data?type=revenue')).body).toEqual({ widgetId: 'revenue', data: null, problem: 'hidden' })
  })
})

describe('saved lists', () => {
  it('show shared views to everybody who may open the list', async () => {
    const [view] = await world.sql<{ id: string }>('SELECT id FROM "SavedView" WHERE shared AND area = \'invoices\' AND "tenantId" = current_tenant()')
    const shown = await api.as('manager').get(`/api/v1/widgets/lists?viewIds=${view?.id}`)
    expect(shown.body.items).toMatchObject([{ viewId: view?.id, area: 'invoices', failed: false }])
    expect((await api.as('employee').get(`/api/v1/widgets/lists?viewIds=${view?.id}`)).body.items).toEqual([])
  })
})
