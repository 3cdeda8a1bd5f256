import type { Permission } from '#shared/permissions'
import { SETTING_SECTIONS, type SettingSection } from '#shared/setting-sections'

/** A page of the settings. */
export interface SettingsPageLink {
  /** Label: `settings.section.<key>`. */
  key: string
  icon: string
  to: string
  permission: Permission
}

/** Sections that are made of the registry alone; `company` has its values below the company's own data. */
export const REGISTRY_PAGES = SETTING_SECTIONS.filter((section): section is Exclude<SettingSection, 'company'> => section !== 'company')

/** All pages of the settings by group, `settings.nav.<group>`. */
export const SETTINGS_GROUPS: { key: string, pages: SettingsPageLink[] }[] = [
  {
    key: 'company',
    pages: [
      { key: 'company', icon: 'i-lucide-building', to: '/settings', permission: 'admin.settings.read' },
      { key: 'bankAccounts', icon: 'i-lucide-landmark', to: '/settings/bank-accounts', permission: 'admin.settings.read' },
      { key: 'holidays', icon: 'i-lucide-calendar-heart', to: '/settings/holidays', permission: 'admin.settings.read' },
      { key: 'appearance', icon: 'i-lucide-palette', to: '/settings/appearance', permission: 'admin.settings.read' },
      { key: 'modules', icon: 'i-lucide-blocks', to: '/settings/modules', permission: 'admin.settings.read' },
    ],
  },
  {
    key: 'work',
    pages: [
      { key: 'rates', icon: 'i-lucide-percent', to: '/settings/rates', permission: 'admin.settings.read' },
      { key: 'numberSeries', icon: 'i-lucide-hash', to: '/settings/number-series', permission: 'admin.settings.read' },
      { key: 'invoices', icon: 'i-lucide-receipt-text', to: '/settings/invoices', permission: 'admin.settings.read' },
      { key: 'mailTemplates', icon: 'i-lucide-mail-open', to: '/settings/mail-templates', permission: 'admin.settings.read' },
      { key: 'activities', icon: 'i-lucide-shapes', to: '/settings/activities', permission: 'backoffice.time-entries.read' },
      { key: 'time', icon: 'i-lucide-clock', to: '/settings/time', permission: 'admin.settings.read' },
      { key: 'documents', icon: 'i-lucide-file-text', to: '/settings/documents', permission: 'admin.settings.read' },
      { key: 'notifications', icon: 'i-lucide-bell', to: '/settings/notifications', permission: 'admin.settings.read' },
      { key: 'retention', icon: 'i-lucide-archive', to: '/settings/retention', permission: 'admin.settings.read' },
    ],
  },
  {
    key: 'installation',
    pages: [
      { key: 'roles', icon: 'i-lucide-shield-check', to: '/settings/roles', permission: 'admin.roles.read' },
      { key: 'identity', icon: 'i-lucide-key-round', to: '/settings/identity', permission: 'admin.settings.read' },
      { key: 'security', icon: 'i-lucide-lock', to: '/settings/security', permission: 'admin.settings.read' },
      { key: 'mail', icon: 'i-lucide-mail', to: '/settings/mail', permission: 'admin.settings.read' },
      { key: 'storage', icon: 'i-lucide-hard-drive', to: '/settings/storage', permission: 'admin.settings.read' },
    ],
  },
]

/** Where the settings of a registry section are edited. */
export function pageOfSection(section: SettingSection): string {
  return section === 'company' ? '/settings' : `/settings/${section}`
}
