import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { documentFields } from './document-fields'
import { noteConfidentialRead, requireDocument, type DocumentFacts } from './require-document'

/** Everything on the page of a document. Reading a confidential one of somebody else is recorded. Throws `record.not-found`. */
export async function getDocument(ctx: Context, id: string) {
  const facts = await requireDocument(ctx, id)
  await noteConfidentialRead(ctx, facts, 'page')
  return readDocument(ctx, facts)
}

/** A document whose visibility has been checked, as the contract has it. */
export async function readDocument(ctx: Context, { id, ownerName, canChange, canShare }: DocumentFacts) {
  const { ownerId, tags, values, versions, ...row } = required(await ctx.db.document.findFirst({
    relationLoadStrategy: 'join', where: { id }, select: documentFields,
  }))
  const authors = await ctx.db.employee.findMany({
    where: { id: { in: versions.map(version => version.createdById) } }, select: { id: true, firstName: true, lastName: true },
  })
  const names = new Map(authors.map(person => [person.id, `${person.firstName} ${person.lastName}`]))
  return {
    ...row,
    owner: ownerName ? { id: ownerId, name: ownerName } : null,
    tags: tags.map(({ tag }) => tag),
    values: values.map(({ fieldId, value, field }) => ({
      fieldId, value: value as string | number | boolean, name: field.name, type: field.type,
    })),
    versions: versions.map(({ createdById, previewFileId, ...version }) => ({
      ...version, hasPreview: previewFileId !== null, createdBy: names.get(createdById) ?? null,
    })),
    canChange, canShare,
  }
}
