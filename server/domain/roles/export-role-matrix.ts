import type { MatrixQuery } from '#shared/contracts/access'
import { PERMISSIONS, scopeOf } from '#shared/permissions'
import type { Context } from '#server/platform/context'
import { knownRoutes, type KnownRoute } from '#server/platform/known-routes'
import type { Column } from '#server/platform/spreadsheet'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'

const TEXTS = {
  de: {
    name: 'rollen-matrix', headers: ['Berechtigung', 'Methode', 'Route', 'Was sie tut'], all: 'alle', team: 'Team', own: 'eigene', none: '–', signedIn: 'ja',
    state: 'Stand', by: 'Erstellt von', company: 'Unternehmen', anybody: 'angemeldet',
  },
  en: {
    name: 'role-matrix', headers: ['Permission', 'Method', 'Route', 'What it does'], all: 'all', team: 'team', own: 'own', none: '–', signedIn: 'yes',
    state: 'As of', by: 'Created by', company: 'Company', anybody: 'signed in',
  },
}

type Texts = typeof TEXTS['de']

/** Which role may call which route, and how far: for auditors, with the moment and who asked. */
export async function exportRoleMatrix(ctx: Context, { format }: MatrixQuery) {
  const { language, zone, name: company } = ctx.actor.tenant
  const texts = language === 'en' ? TEXTS.en : TEXTS.de
  const roles = await ctx.db.role.findMany({ select: { name: true, grants: true }, orderBy: [{ builtIn: 'desc' }, { name: 'asc' }], take: 100 })
  const columns: Column<KnownRoute>[] = [
    ...fixedColumns(texts),
    ...roles.map(role => ({ header: role.name, kind: 'text' as const, value: (line: KnownRoute) => cellOf(role.grants, line, texts) })),
  ]
  const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const rows: KnownRoute[] = [
    ...linesOf(),
    footer({ permission: texts.state, summary: moment.format(ctx.now()) }),
    footer({ permission: texts.by, summary: ctx.actor.name }),
    footer({ permission: texts.company, summary: company }),
  ]
  return spreadsheetDownload({ name: `${texts.name}-${ctx.now().toISOString().slice(0, 10)}`, format, language, columns, rows })
}

function fixedColumns(texts: Texts): Column<KnownRoute>[] {
  const values: Array<(line: KnownRoute) => string> = [
    line => ['signed-in', 'session'].includes(line.permission) ? texts.anybody : line.permission, line => line.method, line => line.path, line => line.summary,
  ]
  return values.map((value, at) => ({ header: texts.headers[at] ?? '', kind: 'text', value }))
}

/** Sorted by permission; a permission that no route names yet has a line as well. */
function linesOf(): KnownRoute[] {
  const routes = knownRoutes()
  const bare = PERMISSIONS.filter(permission => !routes.some(route => route.permission === permission))
    .map(permission => ({ permission, method: '', path: '', summary: '' }))
  const order = (line: KnownRoute) => PERMISSIONS.findIndex(permission => permission === line.permission)
  return [...routes, ...bare].sort((a, b) => order(a) - order(b) || a.path.localeCompare(b.path) || a.method.localeCompare(b.method))
}

function footer(line: Partial<KnownRoute>): KnownRoute {
  return { permission: '', method: '', path: '', summary: '', ...line }
}

function cellOf(grants: readonly string[], line: KnownRoute, texts: Texts): string {
  if (!line.path && !PERMISSIONS.some(permission => permission === line.permission)) return ''
  if (line.permission === 'session') return texts.signedIn
  if (line.permission === 'signed-in') return grants.length > 0 ? texts.signedIn : texts.none
  return texts[scopeOf(grants, line.permission) ?? 'none']
}
