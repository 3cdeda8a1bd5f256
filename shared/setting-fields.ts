import { z } from 'zod'
import { line, text } from './contracts/primitives'

/** How a value is entered; the form of the settings is made of it. */
export type FieldKind = 'text' | 'lines' | 'number' | 'decimal' | 'switch' | 'choice' | 'choices' | 'clock' | 'zone' | 'secret'

/** What a setting may be: its JSON value, how people enter it and how a variable of the environment says it. */
export interface SettingField<T> {
  kind: FieldKind
  schema: z.ZodType<T>
  options?: readonly string[]
  min?: number
  max?: number
  /** Shown behind the field, key of `settings.unit.<unit>`. */
  unit?: string
  /** Value of an environment variable as JSON; checked by the schema like every other. */
  fromText(text: string): unknown
}

/** A whole number between two limits. */
export function wholeNumber(min: number, max: number, unit?: string): SettingField<number> {
  return { kind: 'number', schema: z.int().min(min).max(max), min, max, unit, fromText: Number }
}

/** An amount with two decimals as text ("2.50"). */
export function amount(max: number): SettingField<string> {
  const schema = z.string().max(12).regex(/^\d{1,6}(\.\d{1,2})?$/, { error: 'number.invalid' })
    .refine(value => Number(value) <= max, { error: 'number.too-large' })
  return { kind: 'decimal', schema, max, fromText: value => value }
}

/** Yes or no. */
export function onOff(): SettingField<boolean> {
  return { kind: 'switch', schema: z.boolean(), fromText: value => value === 'true' || value === '1' }
}

/** One of several values. */
export function choice<const Options extends readonly [string, ...string[]]>(options: Options): SettingField<Options[number]> {
  return { kind: 'choice', schema: z.enum(options), options, fromText: value => value }
}

/** Any number of several values. */
export function choices<const Options extends readonly [string, ...string[]]>(options: Options): SettingField<Options[number][]> {
  const schema = z.array(z.enum(options)).max(options.length).refine(list => new Set(list).size === list.length, { error: 'list.duplicate' })
  return { kind: 'choices', schema, options, fromText: value => value.split(',').map(part => part.trim()) }
}

/** Time of day `HH:MM`; with `optional` the empty text means none. */
export function clock(optional = false): SettingField<string> {
  const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time.invalid' })
  return { kind: 'clock', schema: optional ? z.union([z.literal(''), time]) : time, fromText: value => value }
}

/** Time zone by its IANA name (`Europe/Berlin`); fixed distances from UTC know no summer time and are refused. */
export function zone(): SettingField<string> {
  const schema = z.string().max(60).refine(name => /^(UTC|[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]+)+)$/.test(name) && isZone(name), { error: 'zone.unknown' })
  return { kind: 'zone', schema, fromText: value => value }
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }))
  }
  catch {
    return false
  }
}

/** Text of one line; may be empty. */
export function shortText(max: number, schema: z.ZodType<string> = line(max)): SettingField<string> {
  return { kind: 'text', schema, max, fromText: value => value }
}

/** Text of several lines; may be empty. */
export function longText(max: number): SettingField<string> {
  return { kind: 'lines', schema: text(max), max, fromText: value => value }
}

/** Address with one of the protocols; may be empty. */
export function address(protocols: readonly string[], kind: 'text' | 'secret' = 'text'): SettingField<string> {
  const schema = line(500).refine(value => value === '' || (URL.canParse(value) && protocols.includes(new URL(value).protocol)), {
    error: 'address.invalid',
  })
  return { kind, schema, max: 500, fromText: value => value }
}

/** Text that is stored encrypted and never shown again. */
export function secretText(max: number): SettingField<string> {
  return { kind: 'secret', schema: line(max), max, fromText: value => value }
}
