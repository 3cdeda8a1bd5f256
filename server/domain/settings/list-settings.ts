import type { Context } from '#server/platform/context'
import { environmentValue, openValue } from '#server/platform/installation-settings'
import { isSecret, SETTING_KEYS, settingOf, type InstallationKey, type SettingKey } from '#shared/settings-registry'
import type { SettingEntry } from '#shared/contracts/setting-values'
import { isInstallationKey, validOr } from './read-setting'
import { isOperator } from './require-operator'

interface StoredRow {
  key: string
  value: unknown
  sealed: string | null
  version: number
  updatedAt: Date
}

const fields = { key: true, value: true, sealed: true, version: true, updatedAt: true } as const

/** Every setting with its value; those of the installation only for the company that operates it, secrets never. */
export async function listSettings(ctx: Context): Promise<{ items: SettingEntry[], isOperator: boolean }> {
  const rows = await ctx.db.setting.findMany({ select: fields })
  const operator = ctx.can('admin.installation.write') && await isOperator(ctx)
  const ofInstallation = operator ? await ctx.db.installationSetting.findMany({ select: fields }) : []
  const items = SETTING_KEYS.filter(key => operator || !isInstallationKey(key)).map(key => isInstallationKey(key)
    ? installationEntry(key, ofInstallation.find(row => row.key === key))
    : tenantEntry(key, rows.find(row => row.key === key)))
  return { items, isOperator: operator }
}

function tenantEntry(key: SettingKey, row: StoredRow | undefined): SettingEntry {
  const isStored = row?.value !== null && row?.value !== undefined
  return { ...facts(row), key, value: validOr(key, row?.value) as never, source: isStored ? 'stored' : 'default', isSet: isStored }
}

function installationEntry(key: InstallationKey, row: StoredRow | undefined): SettingEntry {
  const given = environmentValue(key)
  const stored = openValue(key, row)
  const source = given !== undefined ? 'environment' : stored === undefined ? 'default' : 'stored'
  const value = isSecret(key) ? null : given ?? stored ?? settingOf(key).default
  return { ...facts(row), key, value: value as never, source, isSet: source !== 'default' }
}

function facts(row: StoredRow | undefined) {
  return { version: row?.version ?? 0, updatedAt: row?.updatedAt ?? null }
}
