import type { Prisma } from '#server/generated/prisma/client'

const fileFields = { name: true, mimeType: true, byteSize: true } as const
const tagFields = { select: { tag: { select: { id: true, name: true, color: true } } }, orderBy: { tag: { name: 'asc' } } } as const

/** What a list shows of a document. */
export const documentListFields = {
  id: true, title: true, correspondent: true, documentDate: true, expiresOn: true, confidentiality: true, createdAt: true, trashedAt: true,
  purgeAt: true, version: true, ownerId: true,
  kind: { select: { id: true, name: true } },
  tags: tagFields,
  versions: { select: { file: { select: fileFields } }, orderBy: { versionNo: 'desc' } },
  links: { select: { id: true } },
} as const satisfies Prisma.DocumentSelect

/** What the page of a document shows. */
export const documentFields = {
  id: true, title: true, correspondent: true, documentDate: true, confidentiality: true, retainUntil: true, expiresOn: true, note: true,
  createdAt: true, trashedAt: true, purgeAt: true, version: true, ownerId: true,
  kind: { select: { id: true, name: true } },
  retentionClass: { select: { id: true, name: true, years: true, legalBasis: true } },
  tags: tagFields,
  values: { select: { fieldId: true, value: true, field: { select: { name: true, type: true, position: true } } }, orderBy: { field: { position: 'asc' } } },
  versions: {
    select: {
      id: true, versionNo: true, label: true, textState: true, pageCount: true, previewFileId: true, createdAt: true, createdById: true,
      file: { select: { ...fileFields, sha256: true } },
    },
    orderBy: { versionNo: 'desc' },
  },
} as const satisfies Prisma.DocumentSelect
