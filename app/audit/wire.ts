import type { z } from 'zod'
import type { AuditEvent } from '#shared/contracts/audit'

/** An event as it travels. */
export type AuditEventWire = z.input<typeof AuditEvent>
