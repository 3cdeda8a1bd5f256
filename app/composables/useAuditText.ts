import { numberKindOf, referenceOf } from '#shared/audit-fields'
import type { FoundRecord } from '#shared/contracts/records'

interface Place {
  table: string | null
  column: string
  names?: ReadonlyMap<string, FoundRecord>
}

/** Names of tables, columns, actions and values of the audit log in the person's language; what has no name is shown as it is. */
export function useAuditText() {
  const { t, te } = useI18n()
  const format = useFormat()
  const named = (key: string) => te(key) ? t(key) : undefined

  const tableName = (table: string | null) => table ? named(`fields.tables.${table}`) ?? table : '–'
  const columnName = (table: string | null, column: string) =>
    named(`fields.columns.${table}.${column}`) ?? named(`fields.columns.any.${column}`) ?? column

  /** `Customer.update` and `invoice.issued` in words; the second half of a declared action is a participle. */
  function actionName(action: string): string {
    const dot = action.indexOf('.')
    const [noun, verb] = [action.slice(0, dot), action.slice(dot + 1)]
    const [subject, done] = [named(`fields.tables.${noun}`) ?? named(`fields.subjects.${noun}`), named(`fields.verbs.${verb}`)]
    return dot > 0 && subject && done ? t('fields.action', { subject, done }) : action
  }

  function codeText(table: string | null, column: string, code: string): string {
    return named(`fields.values.${table}.${column}.${code}`) ?? named(`fields.values.any.${code}`) ?? code
  }

  function numberText(column: string, value: number): string {
    const kind = numberKindOf(column)
    if (kind === 'money') return format.money(String(value))
    if (kind === 'price') return format.price(String(value))
    if (kind === 'percent') return format.percent(String(value))
    return kind === 'minutes' ? format.duration(value) : format.number(String(value))
  }

  function plainText(table: string | null, column: string, text: string): string {
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return format.dateTime(text)
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text)
    return /^[A-Z][A-Z_]+$/.test(text) ? codeText(table, column, text) : text
  }

  function textText({ table, column, names }: Place, text: string): string {
    const type = referenceOf(table, column)
    const record = type && names?.get(`${type}:${text}`)
    return record ? record.label : plainText(table, column, text)
  }

  /** A value as people write it; `names` knows the records that ids stand for. */
  function valueText(place: Place, value: unknown): string {
    if (value === undefined || value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'fields.yes' : 'fields.no')
    if (typeof value === 'number') return numberText(place.column, value)
    if (Array.isArray(value)) return value.map(one => valueText(place, one)).join(', ') || '–'
    return typeof value === 'string' ? textText(place, value) : JSON.stringify(value, null, 2)
  }

  return { tableName, columnName, actionName, valueText }
}
