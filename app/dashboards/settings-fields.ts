import type { z } from 'zod'
import { WIDGET_SETTINGS } from '#shared/contracts/dashboard-settings'
import type { WidgetType } from '#shared/dashboard-widgets'

/** One field of the form of a widget's settings, as its schema describes it. */
export type SettingField
  = | { key: string, kind: 'switch' | 'view' }
    | { key: string, kind: 'line' | 'text', max: number }
    | { key: string, kind: 'number', min: number, max: number }
    | { key: string, kind: 'choice' | 'choices', options: string[] }

interface Inner { type: string, innerType?: z.ZodType, element?: z.ZodType, entries?: Record<string, string> }
interface Described { minValue?: number, maxValue?: number, maxLength?: number | null }

const defOf = (schema: z.ZodType) => schema.def as Inner

function unwrapped(schema: z.ZodType): z.ZodType {
  const { innerType } = defOf(schema)
  return innerType ? unwrapped(innerType) : schema
}

const optionsOf = (schema: z.ZodType) => Object.keys(defOf(schema).entries ?? {})

const BY_TYPE: Record<string, (key: string, schema: z.ZodType & Described) => SettingField> = {
  boolean: key => ({ key, kind: 'switch' }),
  number: (key, { minValue, maxValue }) => ({ key, kind: 'number', min: minValue ?? 0, max: maxValue ?? 100 }),
  enum: (key, schema) => ({ key, kind: 'choice', options: optionsOf(schema) }),
  array: (key, schema) => ({ key, kind: 'choices', options: optionsOf(unwrapped(defOf(schema).element ?? schema)) }),
  string: (key, { maxLength }) => ({ key, kind: (maxLength ?? 0) > 200 ? 'text' : 'line', max: maxLength ?? 200 }),
}

/** The form of a widget's settings, made of its schema; ids of saved views get a field of their own. */
export function settingFields(type: WidgetType): SettingField[] {
  return Object.entries(WIDGET_SETTINGS[type].shape).map(([key, schema]): SettingField => {
    if (key === 'viewId') return { key, kind: 'view' }
    const inner = unwrapped(schema as z.ZodType)
    const make = BY_TYPE[defOf(inner).type]
    if (!make) throw new Error(`no field for a setting of type ${defOf(inner).type}`)
    return make(key, inner as z.ZodType & Described)
  })
}
