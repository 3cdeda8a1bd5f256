/** How far a grant reaches: own records, those of the people one leads, or everything. */
export type Scope = 'own' | 'team' | 'all'

const WIDTH: Record<Scope, number> = { own: 1, team: 2, all: 3 }

/** Every permission a route may declare. Sorted by area; a scope may follow in a grant (`:own`, `:team`). */
export const PERMISSIONS = [
  'core.employees.read',
  'core.employees.write',
  'core.employees.read-cost',
  'core.employees.read-private',
  'core.payroll.read',
  'core.payroll.write',
  'core.departments.read',
  'core.departments.write',
  'core.documents.read',
  'core.documents.read-confidential',
  'core.documents.write',
  'core.documents.share',
  'core.documents.administer',
  'core.reminders.read',
  'core.reminders.write',
  'core.dashboards.write',
  'core.dashboards.share',
  'core.saved-views.share',
  'core.imports.write',
  'backoffice.customers.read',
  'backoffice.customers.write',
  'backoffice.customers.delete',
  'backoffice.projects.read',
  'backoffice.projects.write',
  'backoffice.activities.write',
  'backoffice.time-entries.read',
  'backoffice.time-entries.write',
  'backoffice.time-entries.approve',
  'backoffice.time-entries.correct',
  'backoffice.invoices.read',
  'backoffice.invoices.write',
  'backoffice.invoices.issue',
  'backoffice.invoices.send',
  'backoffice.invoices.cancel',
  'backoffice.invoices.export',
  'backoffice.payments.write',
  'backoffice.finance.read',
  'admin.settings.read',
  'admin.settings.write',
  'admin.roles.read',
  'admin.roles.write',
  'admin.roles.view-as',
  'admin.dashboards.write',
  'admin.audit.read',
  'admin.audit.export',
  'admin.jobs.read',
  'admin.jobs.write',
  'admin.system.read',
  'admin.system.write',
  'admin.installation.write',
  'admin.retention.write',
  'admin.privacy.read',
  'admin.privacy.write',
  'admin.privacy.release',
] as const

export type Permission = typeof PERMISSIONS[number]

/** Permissions for which it makes a difference whose records they reach; the others allow all or nothing. */
export const SCOPED_PERMISSIONS: ReadonlySet<Permission> = new Set([
  'core.employees.read',
  'core.documents.read',
  'core.documents.write',
  'core.documents.share',
  'core.reminders.read',
  'core.reminders.write',
  'backoffice.projects.read',
  'backoffice.projects.write',
  'backoffice.time-entries.read',
  'backoffice.time-entries.write',
  'backoffice.time-entries.approve',
  'backoffice.time-entries.correct',
])

/** Grants of the roles every company starts with. */
export const BUILT_IN_ROLES: Record<string, { name: string, grants: readonly string[] }> = {
  administrator: { name: 'Administrator', grants: ['*'] },
  manager: {
    name: 'Manager',
    grants: ['backoffice.*', 'core.employees.*', 'core.departments.*', 'core.documents.*', 'core.reminders.*', 'core.dashboards.*',
      'core.saved-views.*', 'core.imports.*', 'admin.settings.read'],
  },
  lead: {
    name: 'Team lead',
    grants: ['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read',
      'backoffice.projects.write', 'backoffice.time-entries.read:team', 'backoffice.time-entries.write:own',
      'backoffice.time-entries.approve:team', 'core.documents.read:team', 'core.documents.write:own', 'core.documents.share:own',
      'core.reminders.read:team', 'core.reminders.write', 'core.dashboards.write'],
  },
  employee: {
    name: 'Employee',
    grants: ['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read:own',
      'backoffice.time-entries.read:own', 'backoffice.time-entries.write:own', 'core.documents.read:own', 'core.documents.write:own',
      'core.reminders.read:own', 'core.reminders.write:own', 'core.dashboards.write'],
  },
  accountant: {
    name: 'Accountant',
    grants: ['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.customers.write',
      'backoffice.projects.read', 'backoffice.invoices.*', 'backoffice.payments.*', 'backoffice.finance.*',
      'backoffice.time-entries.read', 'backoffice.time-entries.write:own', 'core.documents.read', 'core.documents.write',
      'core.documents.share:own', 'core.reminders.read:own', 'core.reminders.write', 'core.dashboards.write', 'core.imports.write',
      'admin.settings.read'],
  },
  auditor: {
    name: 'Auditor',
    grants: ['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read',
      'backoffice.time-entries.read', 'backoffice.invoices.read', 'backoffice.invoices.export', 'backoffice.finance.read',
      'core.documents.read', 'core.reminders.read:own',
      'core.dashboards.write', 'admin.settings.read', 'admin.roles.read', 'admin.audit.read', 'admin.audit.export', 'admin.jobs.read',
      'admin.system.read', 'admin.privacy.read'],
  },
}

/** The widest scope in which the grants allow the permission; null when they do not. */
export function scopeOf(grants: readonly string[], permission: string): Scope | null {
  let widest: Scope | null = null
  for (const grant of grants) {
    const scope = scopeOfGrant(grant, permission)
    if (scope && (!widest || WIDTH[scope] > WIDTH[widest])) widest = scope
  }
  return widest
}

/** Whether the grants allow the permission in any scope. */
export function isAllowed(grants: readonly string[], permission: string): boolean {
  return scopeOf(grants, permission) !== null
}

/** The narrower of two scopes: an API token never reaches further than its owner. */
export function narrower(a: Scope | null, b: Scope | null): Scope | null {
  if (!a || !b) return null
  return WIDTH[a] <= WIDTH[b] ? a : b
}

/** The scope in which one grant allows the permission; null when it does not. */
export function scopeOfGrant(grant: string, permission: string): Scope | null {
  const [name = '', suffix] = grant.split(':')
  if (suffix !== undefined && suffix !== 'own' && suffix !== 'team') return null
  if (!matches(name, permission)) return null
  return suffix ?? 'all'
}

/**
 * Whether somebody who holds the grants may hand out this one. A wildcard is more than the sum of today's permissions, so only
 * a wildcard as wide covers it.
 */
export function coversGrant(held: readonly string[], grant: string): boolean {
  const [name = '', suffix] = grant.split(':')
  const wanted: Scope = suffix === 'own' || suffix === 'team' ? suffix : 'all'
  return held.some((own) => {
    const scope = name.endsWith('*') ? scopeOfWildcard(own, name) : scopeOfGrant(own, name)
    return scope !== null && WIDTH[scope] >= WIDTH[wanted]
  })
}

/** What both allow, permission by permission: a person who looks through a role sees no more than they may themselves. */
export function grantsInCommon(a: readonly string[], b: readonly string[]): string[] {
  return PERMISSIONS.flatMap((permission) => {
    const scope = narrower(scopeOf(a, permission), scopeOf(b, permission))
    return scope ? [scope === 'all' ? permission : `${permission}:${scope}`] : []
  })
}

function scopeOfWildcard(grant: string, wildcard: string): Scope | null {
  const [name = ''] = grant.split(':')
  return name === wildcard || (name.endsWith('*') && scopeOfGrant(grant, wildcard.slice(0, -1)) !== null) ? scopeOfGrant(grant, name) : null
}

function matches(pattern: string, permission: string): boolean {
  if (pattern === '*' || pattern === permission) return true
  return pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1))
}
