import { z } from 'zod'
import { IMPORT_KIND_NAMES } from '../import-fields'
import { Id, Instant, line, listOf, listQuery, Version } from './primitives'

export const ImportKindName = z.enum(IMPORT_KIND_NAMES)

/** Limits of a file: rows, and bytes as uploaded. */
export const MOST_IMPORT_ROWS = 50_000
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024

/** Column of the file (from 0) by field; fields without a column are left out. */
export const ImportMappingColumns = z.record(z.string().max(50), z.int().min(0).max(500))

export const ImportOptions = z.strictObject({
  /** Field that recognises existing records; without one every row is new. */
  key: z.string().max(50).nullable().default(null),
  /** How numbers and days are written: 1.234,56 and 31.12.2026, or 1,234.56 and 12/31/2026. */
  format: z.enum(['de', 'en']).default('de'),
  /** Departments that do not exist are created instead of refused. */
  createDepartments: z.boolean().default(false),
  /** Newly created people get a mail that says where to sign in. */
  invite: z.boolean().default(false),
  /** Name of the source under which the mapping is kept. */
  source: line(100).nullable().default(null),
})
export type ImportOptions = z.output<typeof ImportOptions>

export const ImportFieldError = z.object({
  /** Field of the import; null when the row as a whole is refused. */
  field: z.string().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type ImportFieldError = z.output<typeof ImportFieldError>

export const ImportRun = z.object({
  id: Id,
  kind: ImportKindName,
  fileName: z.string(),
  /** False once the file has been forgotten; its refused rows cannot be fetched any more. */
  hasFile: z.boolean(),
  status: z.enum(['UPLOADED', 'QUEUED', 'RUNNING', 'FINISHED', 'FAILED']),
  /** The counts are those of a trial; nothing was written. */
  dryRun: z.boolean(),
  onExisting: z.enum(['update', 'skip']),
  total: z.int(),
  done: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  failed: z.int(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  source: z.string().nullable(),
  version: Version,
})
export type ImportRun = z.output<typeof ImportRun>

export const ImportRunList = listOf(ImportRun)
export const ImportRunQuery = listQuery(['-createdAt'], { kind: ImportKindName.optional() })
export type ImportRunQuery = z.output<typeof ImportRunQuery>

export const ImportRunDetail = ImportRun.extend({
  mapping: ImportMappingColumns,
  options: ImportOptions,
  header: z.array(z.string()),
  /** The first rows as they stand in the file, to recognise columns by their content. */
  sample: z.array(z.array(z.string())),
  /** The first refused rows. */
  errors: z.array(z.object({ row: z.int(), errors: z.array(ImportFieldError) })),
})
export type ImportRunDetail = z.output<typeof ImportRunDetail>

export const ImportUploadParams = z.strictObject({ kind: ImportKindName })

/** Mapping, options and what happens to existing records; only before the import ran. */
export const ImportRunChange = z.strictObject({
  mapping: ImportMappingColumns,
  options: ImportOptions,
  onExisting: z.enum(['update', 'skip']),
  version: Version,
})
export type ImportRunChange = z.output<typeof ImportRunChange>

export const ImportStart = z.strictObject({ dryRun: z.boolean(), version: Version })
export type ImportStart = z.output<typeof ImportStart>

export const ImportOutcome = z.enum(['created', 'updated', 'unchanged', 'skipped', 'failed'])
export type ImportOutcome = z.output<typeof ImportOutcome>

/** The first rows as they would be written. */
export const ImportPreview = z.object({
  rows: z.array(z.object({
    /** Line of the file, the heading being 1. */
    row: z.int(),
    outcome: ImportOutcome,
    values: z.record(z.string(), z.string().nullable()),
    errors: z.array(ImportFieldError),
  })),
})
export type ImportPreview = z.output<typeof ImportPreview>

export const ImportFormatQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type ImportFormatQuery = z.output<typeof ImportFormatQuery>

export const ImportMapping = z.object({
  id: Id, kind: ImportKindName, name: z.string(), columns: z.record(z.string(), z.string()), options: ImportOptions,
})
export type ImportMapping = z.output<typeof ImportMapping>

export const ImportMappingQuery = z.strictObject({ kind: ImportKindName })
export const ImportMappings = z.object({ items: z.array(ImportMapping) })
