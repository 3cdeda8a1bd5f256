import type { ErrorCode } from '#shared/error-codes'
import { Problem } from './errors'

/** What a broken constraint means to people. The race and the courtesy check before it so answer alike. */
const CONSTRAINTS: Record<string, ErrorCode> = {}

/** Modules name the constraints of their tables here, at load time. */
export function constraintMeans(constraint: string, code: ErrorCode): void {
  CONSTRAINTS[constraint] = code
}

interface DriverCause {
  kind?: string
  originalCode?: string
  originalMessage?: string
  constraint?: { fields?: string[], index?: string }
}

const GENERIC: Record<string, ErrorCode> = {
  '23505': 'record.duplicate',
  '23503': 'record.in-use',
  '40001': 'record.changed',
  '40P01': 'record.changed',
  '57014': 'service.unavailable',
}

/** Turns a database error into a Problem where it has a meaning; null where it is a fault of ours. */
export function problemOfDatabaseError(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null
  const text = describe(error)
  const raised = /wmos:([a-z0-9.-]+)/.exec(text)
  if (raised?.[1]) return new Problem(raised[1] as ErrorCode)
  for (const [constraint, code] of Object.entries(CONSTRAINTS)) {
    if (text.includes(constraint)) return new Problem(code)
  }
  const sqlState = sqlStateOf(error)
  const code = sqlState ? GENERIC[sqlState] : undefined
  return code ? new Problem(code) : null
}

function causeOf(error: Error): DriverCause | undefined {
  const meta = (error as { meta?: { driverAdapterError?: { cause?: DriverCause } } }).meta
  return meta?.driverAdapterError?.cause ?? (error.cause as DriverCause | undefined)
}

function describe(error: Error): string {
  return `${error.message} ${JSON.stringify(causeOf(error) ?? {})}`
}

const PRISMA_TO_SQL: Record<string, string> = { P2002: '23505', P2003: '23503', P2034: '40001' }

function sqlStateOf(error: Error): string | undefined {
  const code = (error as { code?: string }).code
  return causeOf(error)?.originalCode ?? (code ? PRISMA_TO_SQL[code] ?? code : undefined)
}
