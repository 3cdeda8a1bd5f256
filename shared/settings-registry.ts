import type { z } from 'zod'
import { line } from './contracts/primitives'
import { FEDERAL_STATES } from './federal-states'
import { address, amount, choice, choices, clock, longText, onOff, secretText, shortText, wholeNumber, zone, type SettingField } from './setting-fields'
import type { SettingSection } from './setting-sections'

/** One entry of the registry. Label and explanation are in the message catalogue under `settings.registry.<key>`. */
export interface SettingDefinition<T = unknown> {
  section: SettingSection
  /** `installation`: one value for all companies, changed only by the company that operates the installation. */
  scope: 'tenant' | 'installation'
  field: SettingField<T>
  default: T
  /** Environment variable that wins over a stored value; only of installation scope. */
  env?: string
}

function tenant<T>(section: SettingSection, field: SettingField<T>, value: NoInfer<T>): SettingDefinition<T> & { scope: 'tenant' } {
  return { section, scope: 'tenant', field, default: value }
}

function installation<T>(section: SettingSection, field: SettingField<T>, of: { default: NoInfer<T>, env?: string }):
SettingDefinition<T> & { scope: 'installation' } {
  return { section, scope: 'installation', field, ...of }
}

/** Groups of file kinds that documents may have. */
export const DOCUMENT_KIND_GROUPS = ['pdf', 'image', 'text', 'office', 'mail', 'archive', 'other'] as const

/** Colours of the interface a company can choose from. */
export const APPEARANCE_COLORS = ['petrol', 'blue', 'indigo', 'violet', 'rose', 'amber', 'emerald', 'slate'] as const

/** `Name <address>` or the address alone. */
const Sender = line(200).regex(/^$|^([^<>@]{1,120}\s+)?<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/, { error: 'sender.invalid' })

/**
 * Every setting there is, with the value that holds until somebody sets another. Read with `readSetting` of
 * server/domain/settings (both scopes) or `installationValue` of server/platform.
 */
export const SETTINGS = {
  // Kept in "Tenant" as well, by a trigger: see the migration that made them settings.
  'company.zone': tenant('company', zone(), 'Europe/Berlin'),
  'company.language': tenant('company', choice(['de', 'en']), 'de'),
  'company.federal-state': tenant('company', choice(FEDERAL_STATES), 'DE-BY'),

  'invoices.reminder-days': tenant('invoices', wholeNumber(1, 60, 'days'), 10),
  'invoices.reminder-fee-2': tenant('invoices', amount(100), '2.50'),
  'invoices.reminder-fee-3': tenant('invoices', amount(100), '2.50'),

  'time.longest-entry-hours': tenant('time', wholeNumber(1, 24, 'hours'), 24),
  'time.work-hints': tenant('time', onOff(), true),

  'documents.max-mb': tenant('documents', wholeNumber(1, 2000, 'megabytes'), 100),
  'documents.allowed-kinds': tenant('documents', choices(DOCUMENT_KIND_GROUPS), [...DOCUMENT_KIND_GROUPS]),
  'documents.trash-days': tenant('documents', wholeNumber(1, 365, 'days'), 30),

  'reminders.hour': tenant('notifications', clock(), '09:00'),
  'notifications.digest-hour': tenant('notifications', clock(), '07:00'),
  'notifications.quiet-from': tenant('notifications', clock(true), ''),
  'notifications.quiet-to': tenant('notifications', clock(true), ''),

  'appearance.color': tenant('appearance', choice(APPEARANCE_COLORS), 'petrol'),
  'appearance.banner': tenant('appearance', longText(300), ''),
  'appearance.banner-kind': tenant('appearance', choice(['info', 'warning']), 'info'),

  'mail.reply-to': tenant('mail', shortText(254, line(254).regex(/^$|^[^<>\s@]+@[^<>\s@]+\.[^<>\s@]+$/, { error: 'mail.address-invalid' })), ''),
  'mail.from': installation('mail', shortText(200, Sender), { default: 'WorkmateOS <workmateos@localhost>', env: 'MAIL_FROM' }),
  'mail.smtp-url': installation('mail', address(['smtp:', 'smtps:'], 'secret'), { default: '', env: 'SMTP_URL' }),

  'storage.s3-bucket': installation('storage', shortText(63), { default: '', env: 'S3_BUCKET' }),
  'storage.s3-endpoint': installation('storage', address(['https:', 'http:']), { default: '', env: 'S3_ENDPOINT' }),
  'storage.s3-region': installation('storage', shortText(40), { default: 'eu-central-1', env: 'S3_REGION' }),
  'storage.s3-access-key-id': installation('storage', shortText(200), { default: '', env: 'S3_ACCESS_KEY_ID' }),
  'storage.s3-secret-access-key': installation('storage', secretText(200), { default: '', env: 'S3_SECRET_ACCESS_KEY' }),
  'storage.s3-path-style': installation('storage', onOff(), { default: false, env: 'S3_FORCE_PATH_STYLE' }),

  // ASVS 5.0 level 2 as promised: never idle for more than 8 hours, never longer than 7 days.
  'security.session-idle-minutes': installation('security', wholeNumber(15, 480, 'minutes'), { default: 480 }),
  'security.session-days': installation('security', wholeNumber(1, 7, 'days'), { default: 7 }),
  'security.api-token-days': tenant('security', wholeNumber(1, 365, 'days'), 365),

  'identity.role-sync': tenant('identity', choice(['full-sync', 'additive', 'first-sign-in']), 'full-sync'),
} as const

export type SettingKey = keyof typeof SETTINGS
export type SettingValue<K extends SettingKey> = z.output<typeof SETTINGS[K]['field']['schema']>

type KeysOf<Scope> = { [K in SettingKey]: typeof SETTINGS[K]['scope'] extends Scope ? K : never }[SettingKey]
export type InstallationKey = KeysOf<'installation'>
export type TenantKey = KeysOf<'tenant'>

/** All keys in the order of the registry. */
export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]]

/** The definition of a key, without its own type: for forms, lists and checks over all of them. */
export function settingOf(key: SettingKey): SettingDefinition {
  return SETTINGS[key] as SettingDefinition
}

/** Whether the value is stored encrypted and never leaves the server. */
export function isSecret(key: SettingKey): boolean {
  return SETTINGS[key].field.kind === 'secret'
}
