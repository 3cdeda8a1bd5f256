import { describe, expect, it } from 'vitest'
import {
  createDashboard, deleteDashboard, getDashboard, getHome, listDashboards, listRoleDefaults, listSavedLists, replaceDashboard,
  resetDashboard, sortDashboards,
} from '#server/domain/dashboards'
import { DashboardReplace, WidgetInput, type Dashboard } from '#shared/contracts/dashboards'
import { overlap } from '#shared/dashboard-layout'
import { ROLE_DEFAULTS } from '#shared/dashboard-defaults'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const as = <T>(role: RoleKey, work: Parameters<typeof world.run<T>>[1]) => world.run<T>(role, work)
const note = (y = 0, text = 'Merken') => WidgetInput.parse({ type: 'notes', x: 0, y, w: 4, h: 3, settings: { text } })
const made = (role: RoleKey, name: string, widgets = [note()]) => as<Dashboard>(role, ctx => createDashboard(ctx, { name, widgets }))
const put = (dashboard: Dashboard, changes: object = {}) => ({
  id: dashboard.id,
  ...DashboardReplace.parse({
    version: dashboard.version, name: dashboard.name, shared: dashboard.shared,
    widgets: dashboard.widgets.map(({ visible: _, ...widget }) => widget), ...changes,
  }),
})

describe('the first dashboard', () => {
  it.each(Object.keys(ROLE_DEFAULTS) as RoleKey[])('of a new %s is the default of the role', async (role) => {
    const { tabs, dashboard } = await as(role, ctx => getHome(ctx, {}))
    expect(tabs).toMatchObject([{ kind: 'role', name: 'Übersicht' }])
    expect(dashboard?.widgets.map(widget => widget.type).sort()).toEqual(ROLE_DEFAULTS[role]?.map(widget => widget.type).sort())
    expect(dashboard?.editable).toBe(role === 'administrator')
  })

  it('of somebody in a role of the company\'s own making is the default that shows them most', async () => {
    const [role] = await world.sql<{ id: string }>(`INSERT INTO "Role" (id, key, name, grants) VALUES (gen_random_uuid(), 'studio', 'Studio',
      '{backoffice.time-entries.*:own,backoffice.projects.read:own}') RETURNING id`)
    const person = await world.addEmployee('employee', 'B')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [person.employeeId], 'B')
    expect(role?.id).toBeTruthy()
    const { inTenant } = await import('#server/platform/context')
    const { dashboard } = await inTenant({ ...person, grants: ['backoffice.invoices.read', 'backoffice.finance.read'] }, ctx => getHome(ctx, {}))
    expect(dashboard?.widgets.filter(widget => widget.visible).map(widget => widget.type)).toContain('receivables')
  })

  it('is one\'s own as soon as there is one; the default stays', async () => {
    const own = await made('employee', 'Mein Tag')
    const { tabs, dashboard } = await as('employee', ctx => getHome(ctx, {}))
    expect(tabs.map(tab => tab.kind)).toEqual(['own'])
    expect(dashboard).toMatchObject({ id: own.id, editable: true })
    const kinds = (await as('employee', ctx => listDashboards(ctx))).items.map(tab => tab.kind)
    expect(kinds).toEqual(['own', 'role'])
  })
})

describe('saving', () => {
  it('takes name and widgets at once and keeps the rows of those that stay', async () => {
    const before = await made('manager', 'Zahlen', [note(), note(3, 'Zweite')])
    const [first] = before.widgets
    const after = await as('manager', ctx => replaceDashboard(ctx, put(before, {
      name: 'Neue Zahlen',
      widgets: [{ id: first?.id, type: 'notes', x: 4, y: 0, w: 4, h: 3, settings: { text: 'anders' } }, { type: 'week', x: 0, y: 0, w: 4, h: 4, settings: {} }],
    })))
    expect(after).toMatchObject({ name: 'Neue Zahlen', version: 2 })
    expect(after.widgets.map(widget => [widget.type, widget.x, widget.y])).toEqual([['week', 0, 0], ['notes', 4, 0]])
    expect(after.widgets[1]).toMatchObject({ id: first?.id, settings: { text: 'anders' } })
  })

  it('refuses what somebody else changed meanwhile', async () => {
    const before = await made('manager', 'Doppelt')
    await as('manager', ctx => replaceDashboard(ctx, put(before, { name: 'Erster' })))
    await expect(as('manager', ctx => replaceDashboard(ctx, put(before, { name: 'Zweiter' })))).rejects.toMatchObject({ code: 'record.changed' })
  })

  it('never stores widgets on top of each other', async () => {
    const { widgets } = await made('manager', 'Haufen', [note(), note(), note(1)])
    expect(widgets.some((a, index) => widgets.slice(index + 1).some(b => overlap(a, b)))).toBe(false)
  })

  it('refuses a widget of another dashboard', async () => {
    const [one, other] = [await made('manager', 'Eins'), await made('manager', 'Zwei')]
    const stolen = put(one, { widgets: other.widgets.map(({ visible: _, ...widget }) => widget) })
    await expect(as('manager', ctx => replaceDashboard(ctx, stolen))).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('accepts at most three saved lists', () => {
    const list = { type: 'list', x: 0, y: 0, w: 6, h: 4, settings: {} }
    const parsed = DashboardReplace.safeParse({ version: 1, name: 'x', shared: false, widgets: [list, list, list, list] })
    expect(parsed.error?.issues[0]?.message).toBe('dashboard.too-many-lists')
  })

  it('keeps widgets within the grid and not smaller than they can be', () => {
    expect(WidgetInput.parse({ type: 'revenue', x: 11, y: 0, w: 1, h: 1, settings: {} })).toMatchObject({ x: 8, w: 4, h: 4 })
  })

  it('stops at twenty dashboards', async () => {
    for (let count = 0; count < 20; count++) await made('auditor', `Nr. ${count}`)
    await expect(made('auditor', 'zu viel')).rejects.toMatchObject({ code: 'dashboard.too-many', details: { most: 20 } })
  })
})

describe('sharing', () => {
  it('shows a dashboard to everybody and lets nobody else change it', async () => {
    const before = await made('manager', 'Für alle')
    const shared = await as('manager', ctx => replaceDashboard(ctx, put(before, { shared: true })))
    const seen = await as('lead', ctx => getHome(ctx, { dashboardId: before.id }))
    expect(seen.dashboard).toMatchObject({ kind: 'shared', owner: 'manager Test', editable: false })
    await expect(as('lead', ctx => replaceDashboard(ctx, put(shared)))).rejects.toMatchObject({ code: 'record.not-found' })
    await as('manager', ctx => replaceDashboard(ctx, put(shared, { shared: false })))
    await expect(as('lead', ctx => getDashboard(ctx, { id: before.id }))).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('needs its own permission', async () => {
    const before = await made('lead', 'Nur meins')
    await expect(as('lead', ctx => replaceDashboard(ctx, put(before, { shared: true })))).rejects.toMatchObject({ code: 'permission.missing' })
  })
})

describe('order, copies, reset and deletion', () => {
  it('puts the tabs where the person wants them', async () => {
    const [one, two, three] = [await made('accountant', 'A'), await made('accountant', 'B'), await made('accountant', 'C')]
    const { items } = await as('accountant', ctx => sortDashboards(ctx, { ids: [three.id, one.id] }))
    expect(items.filter(tab => tab.kind === 'own').map(tab => tab.name)).toEqual(['C', 'A', 'B'])
    await expect(as('lead', ctx => sortDashboards(ctx, { ids: [two.id] }))).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('copies what one may see', async () => {
    const { dashboard } = await as('lead', ctx => getHome(ctx, {}))
    const copy = await as('lead', ctx => createDashboard(ctx, { name: 'Kopie', copyOf: dashboard?.id }))
    expect(copy.widgets.map(widget => widget.type)).toEqual(dashboard?.widgets.map(widget => widget.type))
    expect(copy.widgets.some(widget => dashboard?.widgets.some(other => other.id === widget.id))).toBe(false)
  })

  it('goes back to the default of the role', async () => {
    const before = await made('lead', 'Verstellt')
    const after = await as('lead', ctx => resetDashboard(ctx, { id: before.id, version: before.version }))
    expect(after.widgets.map(widget => widget.type).sort()).toEqual(ROLE_DEFAULTS.lead?.map(widget => widget.type).sort())
  })

  it('deletes one\'s own, and nobody else\'s', async () => {
    const mine = await made('lead', 'Weg')
    await expect(as('employee', ctx => deleteDashboard(ctx, { id: mine.id }))).rejects.toMatchObject({ code: 'record.not-found' })
    await as('lead', ctx => deleteDashboard(ctx, { id: mine.id }))
    await expect(as('lead', ctx => getDashboard(ctx, { id: mine.id }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('role defaults', () => {
  it('are changed by administrators for everybody in the role, and go back to what was delivered', async () => {
    const { items } = await as('administrator', ctx => listRoleDefaults(ctx))
    const id = items.find(item => item.key === 'auditor')?.dashboardId ?? ''
    const before = await as('administrator', ctx => getDashboard(ctx, { id }))
    const changed = await as('administrator', ctx => replaceDashboard(ctx, put(before, { widgets: [note(0, 'Willkommen')] })))
    expect(changed.widgets).toMatchObject([{ type: 'notes', settings: { text: 'Willkommen' } }])
    await expect(as('auditor', ctx => replaceDashboard(ctx, put(changed)))).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(as('administrator', ctx => deleteDashboard(ctx, { id }))).rejects.toMatchObject({ code: 'dashboard.is-default' })
    const reset = await as('administrator', ctx => resetDashboard(ctx, { id, version: changed.version }))
    expect(reset.widgets).toHaveLength(ROLE_DEFAULTS.auditor?.length ?? 0)
  })

  it('exist once per role', async () => {
    const [role] = await world.sql<{ id: string }>('SELECT id FROM "Role" WHERE key = \'lead\' AND "tenantId" = current_tenant()')
    await expect(as('administrator', ctx => createDashboard(ctx, { name: 'Noch eine', roleId: role?.id }))).rejects.toMatchObject({ meta: expect.anything() })
    await expect(as('manager', ctx => createDashboard(ctx, { name: 'Ohne Recht', roleId: role?.id }))).rejects.toMatchObject({ code: 'permission.missing' })
  })

  it('are not shown to people of other roles', async () => {
    const { dashboard } = await as('manager', ctx => getHome(ctx, { dashboardId: undefined }))
    const [lead] = await world.sql<{ id: string }>(`SELECT d.id FROM "Dashboard" d JOIN "Role" r ON r.id = d."roleId" AND r."tenantId" = d."tenantId"
      WHERE r.key = 'administrator' AND d."tenantId" = current_tenant()`)
    expect(dashboard?.id).not.toBe(lead?.id)
    await expect(as('manager', ctx => getDashboard(ctx, { id: lead?.id ?? '' }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('saved lists', () => {
  it('show the first rows of one\'s own and shared views, of lists one may open', async () => {
    const { manager, lead } = world.companies.A.employees
    await world.sql('INSERT INTO "Customer" (id, number, name, "updatedAt") VALUES (gen_random_uuid(), \'K-7\', \'Deichbau GmbH\', now())')
    const view = async (owner: string, area: string, { query = {}, shared = false }: { query?: object, shared?: boolean } = {}) =>
      (await world.sql<{ id: string }>(`INSERT INTO "SavedView" (id, "ownerId", area, name, query, shared) VALUES (gen_random_uuid(), $1, $2, md5(random()::text), $3, $4)
        RETURNING id`, [owner, area, JSON.stringify(query), shared]))[0]?.id ?? ''
    const mine = await view(manager, 'customers', { query: { q: 'Deich', sort: '-name', view: 'grid' } })
    const shared = await view(lead, 'projects', { shared: true })
    const hidden = await view(lead, 'customers')
    const { items } = await as('manager', ctx => listSavedLists(ctx, { viewIds: [mine, shared, hidden] }))
    expect(items.map(item => item.viewId).sort()).toEqual([mine, shared].sort())
    expect(items.find(item => item.viewId === mine)).toMatchObject({ area: 'customers', failed: false, rows: [{ title: 'Deichbau GmbH', text: 'K-7' }] })
    expect(items.find(item => item.viewId === mine)?.to).toBe('/customers?q=Deich&sort=-name&view=grid')
  })

  it('say so when the view is no query of the list any more', async () => {
    const [view] = await world.sql<{ id: string }>(`INSERT INTO "SavedView" (id, "ownerId", area, name, query) VALUES (gen_random_uuid(), $1, 'invoices', 'alt', '{"status":"GIBTS-NICHT"}')
      RETURNING id`, [world.companies.A.employees.manager])
    const { items } = await as('manager', ctx => listSavedLists(ctx, { viewIds: [view?.id ?? ''] }))
    expect(items).toMatchObject([{ failed: true, rows: [] }])
  })
})
