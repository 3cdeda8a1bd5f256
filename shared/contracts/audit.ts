import { z } from 'zod'
import { Day, Id, Instant, line } from './primitives'

/** Position in the log: the id of an event as digits. */
const Position = z.string().regex(/^\d{1,19}$/, { error: 'number.invalid' })

/** Which events of the audit log; newest first, continued after `cursor`. */
export const AuditQuery = z.strictObject({
  cursor: Position.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  actorId: Id.optional(),
  /** A declared action or its beginning: `invoice.` finds everything about invoices. */
  action: line(80).optional(),
  entityType: line(60).optional(),
  entityId: line(60).optional(),
  requestId: line(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditQuery = z.output<typeof AuditQuery>

const Snapshot = z.record(z.string(), z.json()).nullable()

/** One recorded change or action. `before` and `after` hold only what changed. */
export const AuditEvent = z.object({
  id: Position,
  at: Instant,
  actorType: z.string(),
  actor: z.object({ id: Id, name: z.string() }).nullable(),
  requestId: z.string().nullable(),
  action: z.string(),
  operation: z.string().nullable(),
  entityType: z.string().nullable(),
  entityId: z.string().nullable(),
  before: Snapshot,
  after: Snapshot,
  /** Hash of its seal in the chain; null for the first seconds. */
  hash: z.string().nullable(),
})
export type AuditEvent = z.output<typeof AuditEvent>

export const AuditPage = z.object({ items: z.array(AuditEvent), nextCursor: Position.nullable() })

/** Result of recomputing the chain. */
export const AuditVerification = z.object({
  intact: z.boolean(),
  sealed: z.int(),
  unsealed: z.int(),
  head: z.string().nullable(),
  /** The first seal that does not fit, and why. */
  breakAt: z.object({ seal: z.string(), reason: z.string() }).nullable(),
})
export type AuditVerification = z.output<typeof AuditVerification>
