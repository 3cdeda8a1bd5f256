import type { Context } from '#server/platform/context'
import { INSTALLATION_KEYS, installationValues } from '#server/platform/installation-settings'
import { settingOf, type InstallationKey, type SettingKey, type SettingValue } from '#shared/settings-registry'

type Values<K extends SettingKey> = { [Key in K]: SettingValue<Key> }

/** Value of a setting as it holds now for this company; its default when nobody set it. Secrets are decrypted: never send them on. */
export async function readSetting<K extends SettingKey>(ctx: Context, key: K): Promise<SettingValue<K>> {
  return (await readSettings(ctx, [key]))[key]
}

/** Several settings in one statement. */
export async function readSettings<K extends SettingKey>(ctx: Context, keys: readonly K[]): Promise<Values<K>> {
  const ofInstallation = (keys as readonly SettingKey[]).filter(isInstallationKey)
  const ofTenant = keys.filter(key => !isInstallationKey(key))
  const stored = ofTenant.length > 0
    ? await ctx.db.setting.findMany({ where: { key: { in: [...ofTenant] } }, select: { key: true, value: true } })
    : []
  return {
    ...ofInstallation.length > 0 ? await installationValues(ofInstallation) : {},
    ...Object.fromEntries(ofTenant.map(key => [key, validOr(key, stored.find(row => row.key === key)?.value)])),
  } as Values<K>
}

/** Whether one value counts for all companies. */
export function isInstallationKey(key: SettingKey): key is InstallationKey {
  return (INSTALLATION_KEYS as readonly string[]).includes(key)
}

/** A stored value that an older version allowed and this one does not counts as not set. */
export function validOr(key: SettingKey, value: unknown): unknown {
  const { field, default: otherwise } = settingOf(key)
  if (value === null || value === undefined) return otherwise
  const parsed = field.schema.safeParse(value)
  return parsed.success ? parsed.data : otherwise
}
