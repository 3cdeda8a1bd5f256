import { AfterCommit } from '#server/platform/after-commit'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import { storeOfSettings } from '#server/platform/file-store'
import { environmentValue, installationValue, installationValues } from '#server/platform/installation-settings'
import { parseSender } from '#server/platform/mail-transport'
import { probeIdentityProvider, probeMail, probeStore, type ProbeResult } from '#server/platform/probes'
import type { MailTest, StorageTest } from '#shared/contracts/setting-values'
import { settingOf, type InstallationKey, type SettingValue } from '#shared/settings-registry'
import { requireOperator } from './require-operator'

const MAIL_TEXT = {
  de: { subject: 'Test-E-Mail von WorkmateOS', text: 'Diese E-Mail bestätigt, dass WorkmateOS über diesen Mailserver verschicken kann.' },
  en: { subject: 'Test mail from WorkmateOS', text: 'This mail confirms that WorkmateOS can send through this mail server.' },
}

/**
 * Sends a mail to the acting person through the entered or stored server and answers what it said. Only for the operator: the server
 * may be any address. Throws `mail.no-recipient`, `setting.mail-not-configured`, `request.invalid`, `installation.not-operator`.
 */
export async function tryMail(ctx: Context, input: MailTest): Promise<AfterCommit<ProbeResult>> {
  await requireOperator(ctx)
  const me = await ctx.db.employee.findFirst({ where: { id: ctx.actor.employeeId ?? '' }, select: { workEmail: true } })
  const to = me?.workEmail
  if (!to) throw new Problem('mail.no-recipient')
  const url = await entered('mail.smtp-url', input.smtpUrl, 'smtpUrl')
  const from = parseSender(await entered('mail.from', input.from, 'from'))
  if (!url) throw new Problem('setting.mail-not-configured')
  const { subject, text } = MAIL_TEXT[ctx.actor.tenant.language === 'en' ? 'en' : 'de']
  await ctx.audit('settings.mail-tried', { type: 'InstallationSetting', id: 'mail.smtp-url', details: { to } })
  return new AfterCommit(() => probeMail(url, { from, to: { name: '', address: to }, subject, text }))
}

/** Writes, reads and removes a small file in the entered or stored store. Throws `request.invalid`, `installation.not-operator`. */
export async function tryStorage(ctx: Context, input: StorageTest): Promise<AfterCommit<ProbeResult>> {
  await requireOperator(ctx)
  const settings = {
    'storage.s3-bucket': await entered('storage.s3-bucket', input.bucket, 'bucket'),
    'storage.s3-endpoint': await entered('storage.s3-endpoint', input.endpoint, 'endpoint'),
    'storage.s3-region': await entered('storage.s3-region', input.region, 'region'),
    'storage.s3-access-key-id': await entered('storage.s3-access-key-id', input.accessKeyId, 'accessKeyId'),
    'storage.s3-secret-access-key': await storedSecretFor(input),
    'storage.s3-path-style': await entered('storage.s3-path-style', input.pathStyle, 'pathStyle'),
  }
  await ctx.audit('settings.storage-tried', { type: 'InstallationSetting', id: 'storage.s3-bucket', details: { bucket: settings['storage.s3-bucket'] } })
  return new AfterCommit(() => probeStore(storeOfSettings(settings)))
}

/** Asks the identity provider for its description and its keys. Throws `installation.not-operator`. */
export async function tryIdentityProvider(ctx: Context): Promise<AfterCommit<ProbeResult>> {
  await requireOperator(ctx)
  await ctx.audit('settings.identity-provider-tried', { type: 'InstallationSetting', id: 'identity' })
  return new AfterCommit(probeIdentityProvider)
}

/** What the environment gives, else what was typed, else what is stored. */
async function entered<K extends InstallationKey>(key: K, typed: unknown, field: string): Promise<SettingValue<K>> {
  if (typed === undefined || environmentValue(key) !== undefined) return installationValue(key)
  if (!settingOf(key).field.schema.safeParse(typed).success) throw invalidFields([{ pointer: `#/${field}`, code: 'address.invalid' }])
  return typed as SettingValue<K>
}

/** A stored key is shown only to the endpoint it was stored for: else a typed address could collect signatures made with it. */
async function storedSecretFor(input: StorageTest): Promise<string> {
  if (input.secretAccessKey !== undefined) return entered('storage.s3-secret-access-key', input.secretAccessKey, 'secretAccessKey')
  const stored = await installationValues(['storage.s3-endpoint', 'storage.s3-secret-access-key'])
  return input.endpoint === undefined || input.endpoint === stored['storage.s3-endpoint'] ? stored['storage.s3-secret-access-key'] : ''
}
