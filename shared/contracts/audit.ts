import { z } from 'zod'
import { Day, Id, Instant, line } from './primitives'
import { AUDIT_OPERATIONS } from '../choices/audit'

/** Position in the log: the id of an event as digits. */
const Position = z.string().regex(/^\d{1,19}$/, { error: 'number.invalid' })

/** Which events: everything that is given must fit. */
export const AuditFilter = z.strictObject({
  actorId: Id.optional(),
  /** A declared action or, ending in a point, the beginning of several: `invoice.` finds everything about invoices. */
  action: line(80).optional(),
  operation: z.enum(AUDIT_OPERATIONS).optional(),
  entityType: line(60).optional(),
  entityId: line(60).optional(),
  requestId: line(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

/** One page of the audit log; newest first, continued after `cursor`. */
export const AuditQuery = AuditFilter.extend({
  cursor: Position.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type AuditQuery = z.output<typeof AuditQuery>

const Snapshot = z.record(z.string(), z.json()).nullable()
const Actor = z.object({ id: Id, name: z.string() }).nullable()

/** One recorded change or action. `before` and `after` hold only what changed. */
export const AuditEvent = z.object({
  id: Position,
  at: Instant,
  actorType: z.string(),
  actor: Actor,
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

/** What the log holds so far, to choose from; and the keys whose signature an export of this company may carry, newest first. */
export const AuditFacets = z.object({
  actions: z.array(z.string()),
  entityTypes: z.array(z.string()),
  signingKeys: z.array(z.object({ fingerprint: z.string(), publicKey: z.string() })),
})
export type AuditFacets = z.output<typeof AuditFacets>

/** Where the recomputed chain does not fit: a seal (and its event), or the head of a day kept outside the database. */
export const CHAIN_BREAKS = ['missing-seal', 'missing-event', 'broken-link', 'changed-event', 'changed-head'] as const

/** What recomputing the chain found. */
export const ChainResult = z.object({
  intact: z.boolean(),
  sealed: z.int(),
  unsealed: z.int(),
  head: z.string().nullable(),
  /** Daily heads from outside the database that were compared. */
  heads: z.int(),
  milliseconds: z.int(),
  breakAt: z.object({
    seal: z.string().nullable(), event: z.string().nullable(), day: z.string().nullable(), reason: z.enum(CHAIN_BREAKS),
  }).nullable(),
})
export type ChainResult = z.output<typeof ChainResult>

const RunState = z.enum(['QUEUED', 'RUNNING', 'FINISHED', 'FAILED'])

/** A check of the chain: done by a job in windows, so that a log of any length can be checked. */
export const AuditVerification = z.object({
  id: Id,
  status: RunState,
  total: z.int(),
  done: z.int(),
  startedBy: Actor,
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  result: ChainResult.nullable(),
})
export type AuditVerification = z.output<typeof AuditVerification>

/** The latest check; null before the first. */
export const LatestVerification = z.object({ latest: AuditVerification.nullable() })

/** Starts a signed export of the events that fit. */
export const AuditExportCreate = z.strictObject({ filter: AuditFilter })
export type AuditExportCreate = z.output<typeof AuditExportCreate>

/** A signed export on its way. `done` and `total` count windows of the chain, `count` the events found in them. */
export const AuditExport = z.object({
  id: Id,
  status: RunState,
  total: z.int(),
  done: z.int(),
  count: z.int().nullable(),
  errorCode: z.string().nullable(),
  fileName: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type AuditExport = z.output<typeof AuditExport>

/** One page of what happened to a record, newest first. */
export const HistoryQuery = z.strictObject({
  cursor: Position.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})
export type HistoryQuery = z.output<typeof HistoryQuery>

/** A change as those who may see the record may see it: without columns they may not read. */
export const HistoryEvent = AuditEvent.pick({
  id: true, at: true, actorType: true, actor: true, action: true, operation: true, before: true, after: true,
})
export type HistoryEvent = z.output<typeof HistoryEvent>

export const HistoryPage = z.object({ items: z.array(HistoryEvent), nextCursor: Position.nullable() })
