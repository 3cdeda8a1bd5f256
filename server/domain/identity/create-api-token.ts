import type { ApiTokenCreate } from '#shared/contracts/identity'
import { narrower, PERMISSIONS, scopeOf } from '#shared/permissions'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem, type FieldError } from '#server/platform/errors'
import { API_TOKEN_PREFIX, hashTenantToken, makeTenantToken } from '#server/platform/tenant-token'
import { readSetting } from '../settings'
import { requirePerson } from './acting-person'
import { apiTokenFields } from './api-token-fields'

const MOST_TOKENS = 50
const SHOWN_CHARACTERS = 12
const DAY_MS = 86_400_000

/** Makes a personal access token that can do no more than its owner. Throws `api-token.too-many`, `break-glass.not-allowed`. */
export async function createApiToken(ctx: Context, input: ApiTokenCreate) {
  requirePerson(ctx)
  const { employeeId, tenantId, grants } = ctx.actor
  // It would outlive the hour of the emergency.
  if (ctx.actor.breakGlassUntil) throw new Problem('break-glass.not-allowed')
  if (!employeeId) throw new Problem('access.no-role')
  const faults = input.scopes.flatMap((scope, index) => faultOf(scope, grants, index))
  if (faults.length > 0) throw invalidFields(faults)
  const longest = await readSetting(ctx, 'security.api-token-days')
  if (input.validDays > longest) throw invalidFields([{ pointer: '#/validDays', code: 'number.too-large' }])
  const existing = await ctx.db.apiToken.count({ where: { employeeId, revokedAt: null } })
  if (existing >= MOST_TOKENS) throw new Problem('api-token.too-many')

  const token = makeTenantToken(tenantId, API_TOKEN_PREFIX)
  const row = await ctx.db.apiToken.create({
    data: {
      employeeId, name: input.name, scopes: input.scopes,
      prefix: `${API_TOKEN_PREFIX}…${token.slice(-SHOWN_CHARACTERS / 2)}`,
      hash: hashTenantToken(token),
      expiresAt: new Date(ctx.now().getTime() + input.validDays * DAY_MS),
    },
    select: apiTokenFields,
  })
  return { ...row, token }
}

/** Each permission a scope covers must be held, at least as widely. */
function faultOf(scope: string, grants: readonly string[], index: number): FieldError[] {
  const covered = PERMISSIONS.filter(permission => scopeOf([scope], permission))
  if (covered.length === 0) return [{ pointer: `#/scopes/${index}`, code: 'api-token.scope-unknown' }]
  const exceeds = scope === '*' ? !grants.includes('*') : covered.some(permission => isWider(scope, grants, permission))
  return exceeds ? [{ pointer: `#/scopes/${index}`, code: 'api-token.scope-exceeds' }] : []
}

function isWider(scope: string, grants: readonly string[], permission: string): boolean {
  const wanted = scopeOf([scope], permission)
  return narrower(wanted, scopeOf(grants, permission)) !== wanted
}
