/** Sections of the settings, in the order of the page. Apart from the registry, because the menu knows them without its schemas. */
export const SETTING_SECTIONS = [
  'company', 'invoices', 'time', 'documents', 'notifications', 'appearance', 'mail', 'storage', 'security', 'identity',
] as const
export type SettingSection = typeof SETTING_SECTIONS[number]
