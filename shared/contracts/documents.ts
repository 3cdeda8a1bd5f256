import { z } from 'zod'
import { FILE_GROUPS } from '../file-kinds'
import { RECORD_TYPES } from '../record-kinds'
import { blank } from './blank'
import { CustomFieldType } from './document-filing'
import { Day, Flag, Id, Instant, line, listOf, listQuery, text, Version } from './primitives'
import { FoundRecord, RecordRef } from './records'

export const CONFIDENTIALITIES = ['NORMAL', 'CONFIDENTIAL'] as const
export const TEXT_STATES = ['WAITING', 'EXTRACTED', 'NONE', 'FAILED'] as const

const Person = z.object({ id: Id, name: z.string() })
const TagRef = z.object({ id: Id, name: z.string(), color: z.string().nullable() })

/** The file of one version. */
export const DocumentFile = z.object({ name: z.string(), mimeType: z.string(), byteSize: z.int() })

/** A piece of the text around what was searched; `hit` is what was found. */
export const TextFragment = z.object({ text: z.string(), hit: z.boolean() })

export const DocumentListItem = z.object({
  id: Id,
  title: z.string(),
  kind: z.object({ id: Id, name: z.string() }).nullable(),
  correspondent: z.string().nullable(),
  documentDate: Day.nullable(),
  expiresOn: Day.nullable(),
  confidentiality: z.enum(CONFIDENTIALITIES),
  owner: Person.nullable(),
  tags: z.array(TagRef),
  file: DocumentFile.nullable(),
  versionCount: z.int(),
  linkCount: z.int(),
  createdAt: Instant,
  trashedAt: Instant.nullable(),
  purgeAt: Instant.nullable(),
  canChange: z.boolean(),
  /** Where the searched words stand in the text; empty without a search. */
  fragments: z.array(TextFragment),
  version: Version,
})
export type DocumentListItem = z.output<typeof DocumentListItem>
export const DocumentList = listOf(DocumentListItem)

const filters = {
  state: z.enum(['active', 'trash']).default('active'),
  kindId: Id.optional(),
  /** The tag or one below it. */
  tagId: Id.optional(),
  ownerId: Id.optional(),
  linkedType: z.enum(RECORD_TYPES).optional(),
  linkedId: Id.optional(),
  confidentiality: z.enum(CONFIDENTIALITIES).optional(),
  fileGroup: z.enum(FILE_GROUPS).optional(),
  /** `soon`: within 60 days, `past`: over already. */
  expiry: z.enum(['soon', 'past']).optional(),
  dateFrom: Day.optional(),
  dateTo: Day.optional(),
}
export const DocumentQuery = listQuery(['-createdAt', 'title', 'documentDate', 'expiresOn'], filters)
export type DocumentQuery = z.output<typeof DocumentQuery>

export const DocumentVersion = z.object({
  id: Id,
  versionNo: z.int(),
  label: z.string().nullable(),
  file: DocumentFile.extend({ sha256: z.string() }),
  textState: z.enum(TEXT_STATES),
  pageCount: z.int().nullable(),
  hasPreview: z.boolean(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
})
export type DocumentVersion = z.output<typeof DocumentVersion>

export const Document = z.object({
  id: Id,
  title: z.string(),
  kind: z.object({ id: Id, name: z.string() }).nullable(),
  correspondent: z.string().nullable(),
  documentDate: Day.nullable(),
  owner: Person.nullable(),
  confidentiality: z.enum(CONFIDENTIALITIES),
  retentionClass: z.object({ id: Id, name: z.string(), years: z.int(), legalBasis: z.string().nullable() }).nullable(),
  retainUntil: Day.nullable(),
  expiresOn: Day.nullable(),
  note: z.string().nullable(),
  tags: z.array(TagRef),
  values: z.array(z.object({
    fieldId: Id, name: z.string(), type: CustomFieldType, value: z.union([z.string(), z.number(), z.boolean()]),
  })),
  versions: z.array(DocumentVersion),
  createdAt: Instant,
  trashedAt: Instant.nullable(),
  purgeAt: Instant.nullable(),
  canChange: z.boolean(),
  canShare: z.boolean(),
  version: Version,
})
export type Document = z.output<typeof Document>

const ids = z.preprocess(value => typeof value === 'string' ? value.split(',').filter(Boolean) : value, z.array(Id).max(50))

/** Where a new file goes, in the query of the upload: the file itself is the body. */
export const DocumentFiling = z.strictObject({
  title: line(200).optional(),
  kindId: Id.optional(),
  correspondent: line(200).optional(),
  documentDate: Day.optional(),
  confidentiality: z.enum(CONFIDENTIALITIES).optional(),
  tagIds: ids.optional(),
  /** Record the document belongs to from the start; both or none. */
  linkType: z.enum(RECORD_TYPES).optional(),
  linkId: Id.optional(),
  /** `ask`: the same content visible to me is answered as `document.duplicate`; `keep`: taken all the same. */
  duplicates: z.enum(['ask', 'keep']).default('ask'),
}).refine(filing => (filing.linkType === undefined) === (filing.linkId === undefined), { path: ['linkId'], error: 'field.required' })
export type DocumentFiling = z.output<typeof DocumentFiling>

export const DocumentChange = z.strictObject({
  title: line(200, 1),
  kindId: blank(Id),
  correspondent: blank(line(200)),
  documentDate: blank(Day),
  ownerId: Id,
  confidentiality: z.enum(CONFIDENTIALITIES),
  retentionClassId: blank(Id),
  expiresOn: blank(Day),
  note: blank(text(5000)),
  tagIds: z.array(Id).max(50),
  /** Replaces the stored values; a field that is left out has none. */
  values: z.array(z.strictObject({ fieldId: Id, value: z.union([z.string().max(2000), z.number(), z.boolean()]) })).max(50),
}).partial().extend({ version: Version })
export type DocumentChange = z.output<typeof DocumentChange>

export const VersionQuery = z.strictObject({ label: line(100).optional(), duplicates: z.enum(['ask', 'keep']).default('ask') })
export const VersionChange = z.strictObject({ label: blank(line(100)) })
export const VersionParams = z.strictObject({ id: Id, versionId: Id })
export const LinkParams = z.strictObject({ id: Id, linkId: Id })
export const FileQuery = z.strictObject({ inline: Flag.optional() })

/** A record a document belongs to; those the reader may not see are only counted. */
export const DocumentLinks = z.object({ items: z.array(z.object({ id: Id, record: FoundRecord })), hidden: z.int() })
export const DocumentLinkCreate = RecordRef

const chosen = z.array(Id).min(1).max(100)
/** One thing done to many documents; those that may not be changed are told apart in the answer. */
export const DocumentBulk = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('tag'), ids: chosen, add: z.array(Id).max(20), remove: z.array(Id).max(20) }),
  z.strictObject({ action: z.literal('kind'), ids: chosen, kindId: Id.nullable() }),
  z.strictObject({ action: z.literal('link'), ids: chosen, record: RecordRef }),
  z.strictObject({ action: z.literal('share'), ids: chosen, granteeType: z.enum(['EMPLOYEE', 'DEPARTMENT', 'ROLE']), granteeId: Id, canChange: z.boolean() }),
  z.strictObject({ action: z.literal('trash'), ids: chosen }),
  z.strictObject({ action: z.literal('restore'), ids: chosen }),
])
export type DocumentBulk = z.output<typeof DocumentBulk>
export const DocumentBulkDone = z.object({ done: z.int(), refused: z.int() })

export const DocumentExportCreate = z.strictObject({ ids: z.array(Id).min(1).max(100) })
