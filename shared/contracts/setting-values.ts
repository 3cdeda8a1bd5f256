import { z } from 'zod'
import { APPEARANCE_COLORS, SETTING_KEYS } from '../settings-registry'
import { Id, Instant, line } from './primitives'

/** Where the value of a setting comes from. */
const SettingSource = z.enum(['default', 'stored', 'environment'])

/** One setting as the page shows it; its kind of field, limits and default are in the registry. */
export const SettingEntry = z.object({
  key: z.enum(SETTING_KEYS),
  /** Null for secrets. */
  value: z.json(),
  source: SettingSource,
  /** For secrets: whether there is one. */
  isSet: z.boolean(),
  updatedAt: Instant.nullable(),
  /** 0 while nothing was ever stored. */
  version: z.int(),
})
export type SettingEntry = z.output<typeof SettingEntry>

export const SettingEntries = z.object({
  items: z.array(SettingEntry),
  /** Whether the company operates the installation and so sees its settings. */
  isOperator: z.boolean(),
})

export const SettingParams = z.strictObject({ key: z.enum(SETTING_KEYS) })

/** A new value; null goes back to the default and removes a secret. The registry checks it. */
export const SettingChange = z.strictObject({ value: z.json(), version: z.int().min(0) })
export type SettingChange = z.output<typeof SettingChange>

/** One change of a setting. Values of secrets are never kept. */
export const SettingHistory = z.object({
  items: z.array(z.object({
    id: z.string(),
    at: Instant,
    actor: z.object({ id: Id, name: z.string() }).nullable(),
    before: z.json(),
    after: z.json(),
  })),
  /** Whether earlier values can be put back. */
  restorable: z.boolean(),
})

/** Values typed but not yet saved, to be tried; what is left out is taken from the settings. */
export const MailTest = z.strictObject({ from: line(200).optional(), smtpUrl: line(500).optional() })
export type MailTest = z.output<typeof MailTest>

export const StorageTest = z.strictObject({
  bucket: line(63).optional(),
  endpoint: line(500).optional(),
  region: line(40).optional(),
  accessKeyId: line(200).optional(),
  secretAccessKey: line(200).optional(),
  pathStyle: z.boolean().optional(),
})
export type StorageTest = z.output<typeof StorageTest>

/** What a trial did, step by step, and what the other side said. */
export const SettingTest = z.object({
  ok: z.boolean(),
  milliseconds: z.int(),
  steps: z.array(z.object({ step: z.string(), ok: z.boolean(), detail: z.string().nullable() })),
})
export type SettingTest = z.output<typeof SettingTest>

/** What every page of the company shows: its colour and a notice for everybody. */
export const Appearance = z.object({
  color: z.enum(APPEARANCE_COLORS),
  banner: z.string(),
  bannerKind: z.enum(['info', 'warning']),
})
