import type { ImportFormatQuery } from '#shared/contracts/imports'
import { importKind, type ImportField, type ImportKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import type { Download } from '#server/platform/define-download'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'

/** A file with the headings of a kind and one row to show how it is filled in, in the language of the company. */
export async function getImportTemplate(ctx: Context, { kind, format }: ImportFormatQuery & { kind: ImportKind }): Promise<Download> {
  const { fields, permission } = importKind(kind)
  ctx.permit(permission)
  const { language } = ctx.actor.tenant
  const example: Record<string, string> = Object.fromEntries(fields.map(field => [field.key, exampleOf(field, language)]))
  return spreadsheetDownload<Record<string, string>>({
    name: `${language === 'en' ? 'template' : 'vorlage'}-${kind}`, format, language, rows: [example],
    columns: fields.map(({ key, names }) => ({ header: names[language === 'en' ? 1 : 0], kind: 'text', value: row => row[key] ?? null })),
  })
}

/** Telephone numbers would be taken for formulas; they are shown without the plus that a person adds. */
function exampleOf({ example = '', choices, type }: ImportField, language: string): string {
  if (language !== 'en' || !choices) return example.replace(/^\+/, '00')
  if (type === 'flag') return 'yes'
  const [first] = Object.values(choices)
  return example ? first?.at(-1) ?? example : ''
}
