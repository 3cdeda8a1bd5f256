import { z } from 'zod'
import { FILE_GROUPS } from '../file-kinds'
import { Id, Instant, line } from './primitives'

export const UploadLimits = z.object({ maxBytes: z.int(), groups: z.array(z.enum(FILE_GROUPS)) })

export const UploadCreate = z.strictObject({ name: line(200, 1), byteSize: z.int().min(1).max(2_147_483_647) })
export type UploadCreate = z.output<typeof UploadCreate>

/** An upload in pieces and how far it has come. */
export const Upload = z.object({ id: Id, name: z.string(), byteSize: z.int(), received: z.int(), expiresAt: Instant })
export type Upload = z.output<typeof Upload>

/** Where the piece begins; it must be where the last one ended. */
export const PieceQuery = z.strictObject({ offset: z.coerce.number().int().min(0) })
