interface ModuleDefinition {
  /** Permissions of the module begin with one of these; nobody holds them while it is off. */
  permissions: readonly string[]
  /** Routes of the API that need no permission of the module and yet belong to it. */
  routes: readonly string[]
  /** Modules it cannot work without. */
  needs: readonly string[]
  icon: string
}

/**
 * Parts of WorkmateOS that a company can switch off. Off: nobody holds the module's permissions, so that its routes answer
 * `module.off` and menus, search and widgets do not show it; nothing is deleted. People, departments, roles, settings and the audit
 * log are always on.
 */
export const MODULES = {
  customers: { permissions: ['backoffice.customers.'], routes: ['/api/v1/customers', '/api/v1/contacts'], needs: [], icon: 'i-lucide-building-2' },
  projects: { permissions: ['backoffice.projects.'], routes: ['/api/v1/projects'], needs: ['customers'], icon: 'i-lucide-folder-kanban' },
  time: {
    permissions: ['backoffice.time-entries.', 'backoffice.activities.'],
    routes: ['/api/v1/time-entries', '/api/v1/timer', '/api/v1/timesheets', '/api/v1/activities'],
    needs: ['projects'],
    icon: 'i-lucide-calendar-days',
  },
  invoices: {
    permissions: ['backoffice.invoices.', 'backoffice.payments.'],
    routes: ['/api/v1/invoices', '/api/v1/payments'],
    needs: ['customers'],
    icon: 'i-lucide-receipt-text',
  },
  finance: { permissions: ['backoffice.finance.'], routes: ['/api/v1/income'], needs: ['invoices'], icon: 'i-lucide-chart-column' },
  documents: {
    permissions: ['core.documents.'], routes: ['/api/v1/documents', '/api/v1/document-', '/api/v1/uploads'], needs: [], icon: 'i-lucide-file-text',
  },
  reminders: { permissions: ['core.reminders.'], routes: ['/api/v1/reminders'], needs: [], icon: 'i-lucide-bell-ring' },
  dashboards: {
    permissions: ['core.dashboards.', 'admin.dashboards.'], routes: ['/api/v1/dashboards'], needs: [], icon: 'i-lucide-layout-dashboard',
  },
  imports: { permissions: ['core.imports.'], routes: ['/api/v1/imports'], needs: [], icon: 'i-lucide-file-up' },
} as const satisfies Record<string, ModuleDefinition>

export type ModuleKey = keyof typeof MODULES

/** All modules in the order in which they build on each other. */
export const MODULE_KEYS = Object.keys(MODULES) as [ModuleKey, ...ModuleKey[]]

/** The module a permission belongs to; null for what is always on. */
export function moduleOfPermission(permission: string): ModuleKey | null {
  return MODULE_KEYS.find(key => MODULES[key].permissions.some(prefix => permission.startsWith(prefix))) ?? null
}

/** Whether the company has switched off the module that the permission belongs to. */
export function isPermissionOff(disabled: readonly string[], permission: string): boolean {
  if (disabled.length === 0) return false
  const module = moduleOfPermission(permission)
  return module !== null && disabled.includes(module)
}

/** Whether a path of the API belongs to a module that is off. */
export function isPathOff(disabled: readonly string[], path: string): boolean {
  return MODULE_KEYS.some(key => disabled.includes(key) && MODULES[key].routes.some(route => isBelow(path, route)))
}

function isBelow(path: string, route: string): boolean {
  return path === route || path.startsWith(route.endsWith('-') ? route : `${route}/`)
}

/** Modules that are on and could not work without this one. */
export function dependentsOf(key: ModuleKey, disabled: readonly string[]): ModuleKey[] {
  return MODULE_KEYS.filter(other => !disabled.includes(other) && (MODULES[other].needs as readonly string[]).includes(key))
}

/** Modules that are off and that this one needs. */
export function missingFor(key: ModuleKey, disabled: readonly string[]): ModuleKey[] {
  return (MODULES[key].needs as readonly ModuleKey[]).filter(other => disabled.includes(other))
}
