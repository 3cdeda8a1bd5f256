import type { FieldKind } from '#shared/setting-fields'
import { SETTINGS, settingOf, type SettingKey } from '#shared/settings-registry'
import type { SettingWire } from '~/settings/wire'

/** The settings with their values as text for search and history. */
export function useSettings() {
  const { t, te } = useI18n()
  const { number, money } = useFormat()

  const labelOf = (key: SettingKey) => t(`settings.registry.${key}.label`)
  const textOf = (key: SettingKey) => t(`settings.registry.${key}.text`)

  function optionLabel(key: SettingKey, value: string): string {
    const own = `settings.options.${key}.${value}`
    if (te(own)) return t(own)
    return te(`settings.state.${value}`) ? t(`settings.state.${value}`) : value
  }

  const shownAs: Partial<Record<FieldKind, (key: SettingKey, value: unknown) => string>> = {
    switch: (_, value) => t(value ? 'settings.row.yes' : 'settings.row.no'),
    number: (key, value) => {
      const { unit } = settingOf(key).field
      return [number(Number(value)), unit ? t(`settings.unit.${unit}`) : ''].join(' ').trim()
    },
    decimal: (_, value) => money(String(value)),
    choice: (key, value) => optionLabel(key, String(value)),
    choices: (key, value) => (value as string[]).map(item => optionLabel(key, item)).join(', '),
  }

  /** A value in words; null is the default. */
  function valueText(key: SettingKey, value: unknown): string {
    const { field, default: otherwise } = settingOf(key)
    if (value === null || value === undefined) return `${t('settings.change.default')}: ${valueText(key, otherwise)}`
    if (value === '') return t('settings.row.none')
    return shownAs[field.kind]?.(key, value) ?? String(value)
  }

  function matches({ key, value }: SettingWire, text: string): boolean {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
    const haystack = [key, labelOf(key), textOf(key), t(`settings.section.${SETTINGS[key].section}`), valueText(key, value)]
      .join(' ').toLocaleLowerCase()
    return words.every(word => haystack.includes(word))
  }

  return { labelOf, textOf, optionLabel, valueText, matches }
}
