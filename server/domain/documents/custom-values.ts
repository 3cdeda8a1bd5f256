import type { DocumentChange } from '#shared/contracts/documents'
import { Website } from '#shared/contracts/customers'
import type { Context } from '#server/platform/context'
import { invalidFields, required } from '#server/platform/errors'

type Given = NonNullable<DocumentChange['values']>[number]
interface Field { id: string, type: string, options: string[] }

/** Replaces the values of the document's own fields; those of another kind are not offered. Throws `request.invalid`, `record.not-found`. */
export async function replaceValues(ctx: Context, document: { id: string, kindId: string | null }, given: readonly Given[]): Promise<void> {
  const fields = await ctx.db.customField.findMany({
    where: { OR: [{ kindId: null }, { kindId: document.kindId ?? undefined }] }, select: { id: true, type: true, options: true },
  })
  const data = given.filter(({ value }) => value !== '').map(({ fieldId, value }, index) => {
    const field = required(fields.find(candidate => candidate.id === fieldId))
    if (!fits(field, value)) throw invalidFields([{ pointer: `#/values/${index}/value`, code: 'custom-field.value-invalid' }])
    return { documentId: document.id, fieldId, value }
  })
  await ctx.db.customFieldValue.deleteMany({ where: { documentId: document.id } })
  if (data.length > 0) await ctx.db.customFieldValue.createMany({ data })
}

const NUMBER = /^-?\d{1,12}(\.\d{1,4})?$/
const MONEY = /^-?\d{1,12}(\.\d{1,2})?$/
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

const FITS: Record<string, (value: unknown, field: Field) => boolean> = {
  TEXT: value => typeof value === 'string',
  NUMBER: value => typeof value === 'string' && NUMBER.test(value),
  MONEY: value => typeof value === 'string' && MONEY.test(value),
  DATE: value => typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)),
  BOOLEAN: value => typeof value === 'boolean',
  URL: value => Website.safeParse(value).success,
  SELECT: (value, { options }) => typeof value === 'string' && options.includes(value),
}

function fits(field: Field, value: unknown): boolean {
  return FITS[field.type]?.(value, field) ?? false
}
