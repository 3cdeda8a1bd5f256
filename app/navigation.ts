import type { Permission } from '#shared/permissions'

export interface NavigationPage {
  /** Key of the label in the message catalogue. */
  label: string
  icon: string
  to: string
  permission: Permission | null
}

export interface NavigationArea {
  label: string
  pages: NavigationPage[]
}

/** What the sidebar and the command palette offer, by area; each page shows only to those who may open it. */
export const navigation: NavigationArea[] = [
  {
    label: 'shell.area.work',
    pages: [
      { label: 'shell.page.home', icon: 'i-lucide-house', to: '/', permission: null },
      { label: 'shell.page.reminders', icon: 'i-lucide-alarm-clock', to: '/reminders', permission: 'core.reminders.read' },
      { label: 'shell.page.week', icon: 'i-lucide-calendar-days', to: '/time', permission: 'backoffice.time-entries.read' },
      { label: 'shell.page.entries', icon: 'i-lucide-list', to: '/time/entries', permission: 'backoffice.time-entries.read' },
      { label: 'shell.page.approvals', icon: 'i-lucide-clipboard-check', to: '/time/approvals', permission: 'backoffice.time-entries.approve' },
    ],
  },
  {
    label: 'shell.area.business',
    pages: [
      { label: 'documents.title', icon: 'i-lucide-files', to: '/documents', permission: 'core.documents.read' },
      { label: 'shell.page.customers', icon: 'i-lucide-building-2', to: '/customers', permission: 'backoffice.customers.read' },
      { label: 'shell.page.projects', icon: 'i-lucide-folder-kanban', to: '/projects', permission: 'backoffice.projects.read' },
      { label: 'shell.page.invoices', icon: 'i-lucide-receipt-text', to: '/invoices', permission: 'backoffice.invoices.read' },
      { label: 'shell.page.payments', icon: 'i-lucide-banknote', to: '/payments', permission: 'backoffice.invoices.read' },
      { label: 'shell.page.income', icon: 'i-lucide-chart-column', to: '/income', permission: 'backoffice.finance.read' },
    ],
  },
  {
    label: 'shell.area.people',
    pages: [
      { label: 'shell.page.employees', icon: 'i-lucide-users', to: '/employees', permission: 'core.employees.read' },
      { label: 'shell.page.departments', icon: 'i-lucide-boxes', to: '/departments', permission: 'core.departments.read' },
      { label: 'employees.chart.title', icon: 'i-lucide-network', to: '/organisation', permission: 'core.employees.read' },
    ],
  },
  {
    label: 'shell.area.administration',
    pages: [
      { label: 'imports.title', icon: 'i-lucide-file-up', to: '/imports', permission: 'core.imports.write' },
      { label: 'shell.page.settings', icon: 'i-lucide-settings', to: '/settings', permission: 'admin.settings.read' },
      { label: 'shell.page.roles', icon: 'i-lucide-shield-check', to: '/admin/roles', permission: 'admin.roles.read' },
      { label: 'shell.page.dashboards', icon: 'i-lucide-layout-dashboard', to: '/dashboards/defaults', permission: 'admin.dashboards.write' },
      { label: 'shell.page.audit', icon: 'i-lucide-scroll-text', to: '/admin/audit', permission: 'admin.audit.read' },
      { label: 'shell.page.privacy', icon: 'i-lucide-user-lock', to: '/admin/privacy', permission: 'admin.privacy.read' },
      { label: 'shell.page.jobs', icon: 'i-lucide-cog', to: '/admin/jobs', permission: 'admin.jobs.read' },
      { label: 'shell.page.mails', icon: 'i-lucide-mail', to: '/admin/mails', permission: 'admin.jobs.read' },
      { label: 'shell.page.system', icon: 'i-lucide-activity', to: '/admin/system', permission: 'admin.system.read' },
    ],
  },
]
