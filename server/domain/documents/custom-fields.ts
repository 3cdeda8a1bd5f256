import type { CustomFieldChange, CustomFieldCreate } from '#shared/contracts/document-filing'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem, required } from '#server/platform/errors'

const fields = { id: true, name: true, type: true, options: true, kindId: true, position: true, version: true } as const

/** Fields of the company's own, in the order of forms. */
export async function listCustomFields(ctx: Context) {
  return { items: await ctx.db.customField.findMany({ select: fields, orderBy: [{ position: 'asc' }, { name: 'asc' }], take: 200 }) }
}

/** Throws `record.duplicate`, `record.not-found`. */
export async function createCustomField(ctx: Context, input: CustomFieldCreate) {
  await assertKind(ctx, input.kindId)
  return ctx.db.customField.create({ data: input, select: fields })
}

/** Changes a field; its type stays, since there are values of it. Throws `record.changed`, `request.invalid`. */
export async function changeCustomField(ctx: Context, { id, version, ...change }: CustomFieldChange & { id: string }) {
  const field = required(await ctx.db.customField.findFirst({ where: { id }, select: fields }))
  await assertKind(ctx, change.kindId)
  if (field.type === 'SELECT' && change.options?.length === 0) throw invalidFields([{ pointer: '#/options', code: 'field.required' }])
  const { count } = await ctx.db.customField.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await ctx.db.customField.findFirst({ where: { id }, select: fields }))
}

/** Deletes a field with all its values. Throws `record.not-found`. */
export async function deleteCustomField(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.customField.deleteMany({ where: { id } })
  if (count === 0) throw new Problem('record.not-found')
}

async function assertKind(ctx: Context, id: string | null | undefined): Promise<void> {
  if (id) required(await ctx.db.documentKind.findFirst({ where: { id }, select: { id: true } }))
}
