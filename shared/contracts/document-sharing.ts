import { z } from 'zod'
import { DocumentFile } from './documents'
import { blank } from './blank'
import { Id, Instant, line, listOf, listQuery } from './primitives'

export const GRANTEE_TYPES = ['EMPLOYEE', 'DEPARTMENT', 'ROLE'] as const

const Grant = z.object({ granteeType: z.enum(GRANTEE_TYPES), granteeId: Id, canChange: z.boolean() })
/** Whom one document is shared with. */
export const DocumentGrants = z.object({ items: z.array(Grant.extend({ name: z.string() })) })
export const DocumentGrantsReplace = z.strictObject({ items: z.array(z.strictObject(Grant.shape)).max(50) })
export type DocumentGrantsReplace = z.output<typeof DocumentGrantsReplace>
/** Whom a document can be shared with. */
export const GranteeQuery = z.strictObject({ type: z.enum(GRANTEE_TYPES), q: line(100).optional() })
export const GranteeList = z.object({ items: z.array(z.object({ id: Id, name: z.string(), description: z.string().nullable() })) })

export const SHARE_LINK_STATES = ['OPEN', 'EXPIRED', 'USED_UP', 'REVOKED'] as const
export const ShareLink = z.object({
  id: Id,
  document: z.object({ id: Id, title: z.string() }),
  recipient: z.string().nullable(),
  hasPassword: z.boolean(),
  expiresAt: Instant,
  maxDownloads: z.int().nullable(),
  downloads: z.int(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  revokedAt: Instant.nullable(),
  state: z.enum(SHARE_LINK_STATES),
})
export type ShareLink = z.output<typeof ShareLink>
export const ShareLinkList = listOf(ShareLink)
export const ShareLinkQuery = listQuery(['-createdAt', 'expiresAt'], {
  documentId: Id.optional(),
  state: z.enum(['open', 'all']).default('open'),
})
export type ShareLinkQuery = z.output<typeof ShareLinkQuery>

export const ShareLinkCreate = z.strictObject({
  recipient: blank(line(200)),
  expiresAt: Instant,
  password: blank(z.string().min(8).max(200)),
  maxDownloads: z.int().min(1).max(1000).nullish(),
})
export type ShareLinkCreate = z.output<typeof ShareLinkCreate>
/** The address is told once: only its fingerprint is kept. */
export const ShareLinkCreated = z.object({ id: Id, path: z.string() })

/** What a stranger with the link sees before opening it. */
export const SharedDocument = z.object({
  company: z.string(),
  title: z.string(),
  file: DocumentFile,
  needsPassword: z.boolean(),
  expiresAt: Instant,
  downloadsLeft: z.int().nullable(),
})
export const SharedOpen = z.strictObject({ password: z.string().max(200).optional() })
/** Good for two minutes. */
export const SharedTicket = z.object({ path: z.string() })

export const ShareTokenParams = z.strictObject({ token: z.string().max(100) })
export const TicketQuery = z.strictObject({ ticket: z.string().max(500) })
