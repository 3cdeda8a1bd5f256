import { SETTINGS, SETTING_KEYS, isSecret, settingOf, type InstallationKey, type SettingValue } from '#shared/settings-registry'
import { sidePool } from './database'
import { unsealData } from './key-ring'
import { log } from './log'

/** A stored value of the installation as it lies in its table. */
export interface StoredValue {
  key: string
  value: unknown
  sealed: string | null
}

/** Changes made by another instance are seen after this long; those made here at once. */
const FRESH_MS = 5_000
let known: { until: number, rows: Promise<Map<string, StoredValue>> } | undefined

/** All keys of installation scope. */
export const INSTALLATION_KEYS = SETTING_KEYS.filter(key => SETTINGS[key].scope === 'installation') as InstallationKey[]

/** Value that holds for the whole installation: the environment's, else the stored one, else the default. At most 5 s old. */
export async function installationValue<K extends InstallationKey>(key: K): Promise<SettingValue<K>> {
  return valueOf(key, await storedValues())
}

/** Several values of the installation, of one moment. */
export async function installationValues<K extends InstallationKey>(keys: readonly K[]): Promise<{ [Key in K]: SettingValue<Key> }> {
  const stored = await storedValues()
  return Object.fromEntries(keys.map(key => [key, valueOf(key, stored)])) as { [Key in K]: SettingValue<Key> }
}

/** What the environment says about a key; undefined when it says nothing or nothing valid. */
export function environmentValue(key: InstallationKey, env: NodeJS.ProcessEnv = process.env): unknown {
  const { env: name, field } = settingOf(key)
  const text = name ? env[name]?.trim() : undefined
  if (!text) return undefined
  const parsed = field.schema.safeParse(field.fromText(text))
  return parsed.success ? parsed.data : undefined
}

/** Looks into the table again at the next reading; after a change and in tests. */
export function forgetInstallationSettings(): void {
  known = undefined
}

/** Reads the secret or plain value of a row; undefined when it cannot be decrypted or is no longer valid. */
export function openValue(key: InstallationKey, row: StoredValue | undefined): unknown {
  const value = isSecret(key) ? unsealData(`setting ${key}`, row?.sealed ?? null) ?? undefined : row?.value ?? undefined
  if (value === undefined) return undefined
  const parsed = settingOf(key).field.schema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

function valueOf<K extends InstallationKey>(key: K, stored: Map<string, StoredValue>): SettingValue<K> {
  return (environmentValue(key) ?? openValue(key, stored.get(key)) ?? SETTINGS[key].default) as SettingValue<K>
}

function storedValues(): Promise<Map<string, StoredValue>> {
  if (known && known.until > Date.now()) return known.rows
  const rows = readRows(known?.rows)
  known = { until: Date.now() + FRESH_MS, rows }
  return rows
}

/** While the database does not answer, what was known counts; without one (restoring to an empty machine) only the environment. */
async function readRows(earlier: Promise<Map<string, StoredValue>> | undefined): Promise<Map<string, StoredValue>> {
  try {
    const { rows } = await sidePool().query<StoredValue>('SELECT key, value, sealed FROM "InstallationSetting"')
    return new Map(rows.map(row => [row.key, row]))
  }
  catch (error) {
    log.warn({ err: String(error) }, 'settings of the installation could not be read')
    return await earlier ?? new Map()
  }
}
