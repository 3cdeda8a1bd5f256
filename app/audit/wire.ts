import type { z } from 'zod'
import type { AuditEvent, HistoryEvent } from '#shared/contracts/audit'

/** An event as it travels. */
export type AuditEventWire = z.input<typeof AuditEvent>
export type HistoryEventWire = z.input<typeof HistoryEvent>
