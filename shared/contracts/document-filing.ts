import { z } from 'zod'
import { blank } from './blank'
import { Id, Instant, line, Version } from './primitives'

/** What sort of paper a document is. */
export const DocumentKind = z.object({
  id: Id,
  name: z.string(),
  retentionClassId: Id.nullable(),
  archivedAt: Instant.nullable(),
  documentCount: z.int(),
  version: Version,
})
export const DocumentKindList = z.object({
  items: z.array(DocumentKind),
  /** What can be chosen for a kind. */
  retentionClasses: z.array(z.object({ id: Id, name: z.string(), years: z.int() })),
})
export const DocumentKindCreate = z.strictObject({ name: line(80, 1), retentionClassId: blank(Id) })
export type DocumentKindCreate = z.output<typeof DocumentKindCreate>
export const DocumentKindChange = DocumentKindCreate.partial().extend({ archived: z.boolean().optional(), version: Version })
export type DocumentKindChange = z.output<typeof DocumentKindChange>

/** Colours of a tag, by the names of the component library. */
export const TAG_COLORS = ['neutral', 'primary', 'info', 'success', 'warning', 'error'] as const
export const DocumentTag = z.object({
  id: Id,
  name: z.string(),
  color: z.string().nullable(),
  parentId: Id.nullable(),
  documentCount: z.int(),
  version: Version,
})
export type DocumentTag = z.output<typeof DocumentTag>
export const DocumentTagList = z.object({ items: z.array(DocumentTag) })
export const DocumentTagCreate = z.strictObject({ name: line(60, 1), color: blank(z.enum(TAG_COLORS)), parentId: blank(Id) })
export type DocumentTagCreate = z.output<typeof DocumentTagCreate>
export const DocumentTagChange = DocumentTagCreate.partial().extend({ version: Version })
export type DocumentTagChange = z.output<typeof DocumentTagChange>

export const CUSTOM_FIELD_TYPES = ['TEXT', 'NUMBER', 'MONEY', 'DATE', 'BOOLEAN', 'URL', 'SELECT'] as const
export const CustomFieldType = z.enum(CUSTOM_FIELD_TYPES)
export const CustomField = z.object({
  id: Id,
  name: z.string(),
  type: CustomFieldType,
  options: z.array(z.string()),
  kindId: Id.nullable(),
  position: z.int(),
  version: Version,
})
export type CustomField = z.output<typeof CustomField>
export const CustomFieldList = z.object({ items: z.array(CustomField) })

const fieldInput = {
  name: line(60, 1),
  type: CustomFieldType,
  options: z.array(line(60, 1)).max(50),
  kindId: blank(Id),
  position: z.int().min(0).max(1000),
}
/** A choice needs something to choose from. */
const optionsFit = (field: { type?: string, options?: string[] }) => field.type !== 'SELECT' || (field.options?.length ?? 0) > 0
export const CustomFieldCreate = z.strictObject(fieldInput).partial().required({ name: true, type: true })
  .refine(optionsFit, { path: ['options'], error: 'field.required' })
export type CustomFieldCreate = z.output<typeof CustomFieldCreate>
/** The type stays: values of it are there. */
export const CustomFieldChange = z.strictObject(fieldInput).omit({ type: true }).partial().extend({ version: Version })
export type CustomFieldChange = z.output<typeof CustomFieldChange>
