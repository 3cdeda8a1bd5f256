import { beforeAll, describe, expect, it } from 'vitest'
import { newApi, type Api } from '../support/api'
import { newWorld, type World } from '../support/world'

let world: World
let api: Api

beforeAll(async () => {
  world = await newWorld()
  api = await newApi(world)
})

describe('GET /api/v1/me', () => {
  it('says who is signed in, where and with which rights', async () => {
    const { status, body } = await api.as('lead').get('/api/v1/me')

    expect(status).toBe(200)
    expect(body).toMatchObject({
      employee: { id: world.as('lead').employeeId, name: 'lead Test' },
      tenant: { slug: 'alpha' }, tenants: [{ slug: 'alpha' }], roles: [{ key: 'lead' }], language: 'de',
    })
    expect(body.grants).toContain('backoffice.time-entries.approve:team')
  })

  it('answers 401 to strangers', async () => {
    expect(await api.anonymous.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'session.required' } })
  })
})
