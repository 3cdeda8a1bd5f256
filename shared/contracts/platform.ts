import { z } from 'zod'
import { Id, Instant, line, listOf, listQuery } from './primitives'
import { JOB_STATES, MAIL_STATES } from '../choices/platform'

export const JobQuery = listQuery(['createdAt'], {
  state: z.enum(JOB_STATES).optional(),
  name: line(60).optional(),
})
export type JobQuery = z.output<typeof JobQuery>

/** A job of the company's own, as administrators see it. */
export const JobItem = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(JOB_STATES),
  attempts: z.int(),
  createdAt: Instant,
  startAfter: Instant,
  completedAt: Instant.nullable(),
  requestId: z.string().nullable(),
  error: z.string().nullable(),
})
export type JobItem = z.output<typeof JobItem>
export const JobList = listOf(JobItem)

export const MailQuery = listQuery(['createdAt'], {
  status: z.enum(MAIL_STATES).optional(),
  entityType: line(60).optional(),
  entityId: Id.optional(),
})
export type MailQuery = z.output<typeof MailQuery>

/** A mail of the log. */
export const MailItem = z.object({
  id: Id,
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  status: z.enum(MAIL_STATES),
  entityType: z.string().nullable(),
  entityId: Id.nullable(),
  error: z.string().nullable(),
  /** What the receiving side said afterwards: BOUNCED, DELAYED, COMPLAINED. */
  bounceState: z.string().nullable(),
  bounceReason: z.string().nullable(),
  bouncedAt: Instant.nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
})
export type MailItem = z.output<typeof MailItem>
export const MailList = listOf(MailItem)

/** A mail with what was written and attached. */
export const MailDetail = MailItem.extend({
  replyTo: z.string().nullable(),
  body: z.string(),
  messageId: z.string(),
  attachments: z.array(z.object({ id: Id, name: z.string(), mimeType: z.string(), byteSize: z.int() })),
})
export type MailDetail = z.output<typeof MailDetail>

export const MailAttachmentParams = z.strictObject({ id: Id, fileId: Id })
