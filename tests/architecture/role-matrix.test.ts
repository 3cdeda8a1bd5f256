import { expect, it } from 'vitest'
import { BUILT_IN_ROLES, scopeOf } from '#shared/permissions'
import { allRoutes } from '../support/api'

/** The file is the review of an access change: `npm run openapi` renews it after a wanted one. */
it('gives each built-in role exactly the routes of the recorded matrix', async () => {
  const roles = Object.keys(BUILT_IN_ROLES)
  const rows = (await allRoutes()).map(({ method, path, declaration }) => {
    const permission = declaration?.permission ?? '-'
    const cells = roles.map((role) => {
      if (permission === 'signed-in' || permission === 'session') return 'yes'
      const scope = scopeOf(BUILT_IN_ROLES[role]?.grants ?? [], permission)
      return scope === 'all' ? 'yes' : scope ?? '·'
    })
    return `| ${method} ${path} | ${permission} | ${cells.join(' | ')} |`
  })
  const table = [`| route | permission | ${roles.join(' | ')} |`, `|${' --- |'.repeat(roles.length + 2)}`, ...rows, '']

  await expect(table.join('\n')).toMatchFileSnapshot('../../docs/role-matrix.md')
})
