import { z } from 'zod'
import { AuditFilter } from '#shared/contracts/audit'

/** What an export run remembers: the filter as it travels, where the chain ended then, and what its person may not see. */
export const ExportParams = z.object({
  filter: AuditFilter,
  head: z.object({ seal: z.string(), hash: z.string() }),
  withheld: z.array(z.string()),
  madeBy: z.string(),
})
export type ExportParams = z.output<typeof ExportParams>

/** Kind of the run in the table of exports. */
export const EXPORT_KIND = 'AUDIT_ZIP'

/** Seals that one transaction reads. */
export const EXPORT_WINDOW = 5_000
