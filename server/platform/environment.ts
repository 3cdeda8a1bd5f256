type Environment = Record<string, string | undefined>
type Check = (env: Environment) => string | null

const ROLES = ['web', 'worker']

const CHECKS: readonly Check[] = [
  env => isUrl(env.DATABASE_URL, ['postgres:', 'postgresql:'])
    ? null
    : 'DATABASE_URL is missing or not a PostgreSQL address. Example: postgresql://owner:secret@localhost:5432/workmateos',
  env => !env.DATABASE_RUNTIME_URL || isUrl(env.DATABASE_RUNTIME_URL, ['postgres:', 'postgresql:'])
    ? null
    : 'DATABASE_RUNTIME_URL is not a PostgreSQL address.',
  env => !env.DATABASE_POOL_SIZE || inRange(env.DATABASE_POOL_SIZE, 2, 200)
    ? null
    : 'DATABASE_POOL_SIZE must be a number from 2 to 200.',
  env => !env.WORKMATE_ROLE || ROLES.includes(env.WORKMATE_ROLE)
    ? null
    : 'WORKMATE_ROLE must be "web", "worker" or unset (both).',
  env => env.OIDC_ISSUER || env.WORKMATE_DEMO === '1' || env.NODE_ENV !== 'production'
    ? null
    : 'OIDC_ISSUER is not set: nobody could sign in. Set it, or WORKMATE_DEMO=1 to try WorkmateOS with demo accounts.',
  env => env.DATA_SECRETS || env.NODE_ENV !== 'production'
    ? null
    : 'DATA_SECRETS is not set: payroll data and secrets of the settings could not be encrypted. Set it to at least 32 random characters.',
  env => !env.OIDC_ISSUER || isUrl(env.OIDC_ISSUER, ['https:']) || isLoopback(env.OIDC_ISSUER)
    ? null
    : 'OIDC_ISSUER must be an https address.',
  env => !env.SMTP_URL || isUrl(env.SMTP_URL, ['smtp:', 'smtps:'])
    ? null
    : 'SMTP_URL must look like smtp://user:password@host:587 or smtps://host:465.',
  env => !env.SMTP_URL || /[^\s@<>]+@[^\s@<>]+/.test(env.MAIL_FROM ?? '')
    ? null
    : 'MAIL_FROM is missing: set the address that mails come from, for example "Company <billing@company.example>".',
  env => !env.S3_ENDPOINT || env.S3_BUCKET
    ? null
    : 'S3_ENDPOINT is set but S3_BUCKET is not: set both, or neither to keep files in FILES_DIR.',
  env => Boolean(env.S3_ACCESS_KEY_ID) === Boolean(env.S3_SECRET_ACCESS_KEY)
    ? null
    : 'S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both or neither.',
]

/** What is wrong with the settings, one plain sentence each; empty when the application can start. */
export function environmentFaults(env: Environment): string[] {
  return CHECKS.map(check => check(env)).filter(fault => fault !== null)
}

/** Whether this process serves pages, works off jobs, or both. */
export function processRole(env: Environment = process.env): { web: boolean, worker: boolean } {
  return { web: env.WORKMATE_ROLE !== 'worker', worker: env.WORKMATE_ROLE !== 'web' }
}

function isUrl(value: string | undefined, protocols: readonly string[]): boolean {
  return value !== undefined && URL.canParse(value) && protocols.includes(new URL(value).protocol)
}

function isLoopback(value: string): boolean {
  return URL.canParse(value) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(value).hostname)
}

function inRange(value: string, from: number, to: number): boolean {
  const number = Number(value)
  return Number.isInteger(number) && number >= from && number <= to
}
