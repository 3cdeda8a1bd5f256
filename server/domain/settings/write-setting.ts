import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { invalidFields, issueCode, Problem } from '#server/platform/errors'
import { environmentValue, forgetInstallationSettings, openValue } from '#server/platform/installation-settings'
import { sealData } from '#server/platform/key-ring'
import { isSecret, settingOf, type InstallationKey, type SettingKey } from '#shared/settings-registry'
import { isInstallationKey } from './read-setting'
import { requireOperator } from './require-operator'

/** A new value for a key; null goes back to the default (and removes a secret). `version` 0 while nothing was ever stored. */
export interface SettingWrite {
  key: SettingKey
  value: unknown
  version: number
}

/** Columns of a row that say the same value. */
interface Columns {
  value: Prisma.InputJsonValue | typeof Prisma.DbNull
  sealed: string | null
}

/**
 * Sets one value after checking it against the registry; the row stays when the default returns, so its history does too.
 * Throws `request.invalid`, `record.changed`, `setting.from-environment`, `installation.not-operator`, `permission.missing`.
 */
export async function writeSetting(ctx: Context, write: SettingWrite): Promise<void> {
  const columns = columnsOf(write)
  if (isInstallationKey(write.key)) return writeInstallationSetting(ctx, write.key, { ...columns, version: write.version })
  const { key, version } = write
  const { count } = version === 0
    ? await ctx.db.setting.createMany({ data: { key, ...columns }, skipDuplicates: true })
    : await ctx.db.setting.updateMany({ where: { key, version }, data: { ...columns, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
}

function columnsOf({ key, value }: SettingWrite): Columns {
  if (value === null) return { value: Prisma.DbNull, sealed: null }
  const parsed = settingOf(key).field.schema.safeParse(value)
  if (!parsed.success) {
    throw invalidFields(parsed.error.issues.slice(0, 1).map(issue => ({ pointer: '#/value', code: issueCode(issue) })))
  }
  if (!isSecret(key)) return { value: parsed.data as Prisma.InputJsonValue, sealed: null }
  return { value: Prisma.DbNull, sealed: parsed.data === '' ? null : sealData(`setting ${key}`, parsed.data as string) }
}

/** There is no trigger on this table: it belongs to no company. The company that operates the installation keeps the record. */
async function writeInstallationSetting(
  ctx: Context, key: InstallationKey, { version, ...columns }: Columns & { version: number },
): Promise<void> {
  ctx.permit('admin.installation.write')
  await requireOperator(ctx)
  if (environmentValue(key) !== undefined) throw new Problem('setting.from-environment')
  const before = await ctx.db.installationSetting.findFirst({ where: { key }, select: { key: true, value: true, sealed: true } })
  const { count } = version === 0
    ? await ctx.db.installationSetting.createMany({ data: { key, ...columns }, skipDuplicates: true })
    : await ctx.db.installationSetting.updateMany({ where: { key, version }, data: { ...columns, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  const shown = (value: unknown) => isSecret(key) ? undefined : value ?? null
  await ctx.audit('installation-setting.changed', { type: 'InstallationSetting', id: key, details: {
    key,
    before: shown(before ? openValue(key, before) : null),
    after: shown(columns.value === Prisma.DbNull ? null : columns.value),
    ...isSecret(key) ? { secret: columns.sealed ? 'set' : 'removed' } : {},
  } })
  forgetInstallationSettings()
}
