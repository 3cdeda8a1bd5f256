import { z } from 'zod'
import { Id, Instant, line } from './primitives'
import { Appearance } from './setting-values'

/** A company one may work in. */
export const TenantChoice = z.object({ id: Id, slug: z.string(), name: z.string() })
export type TenantChoice = z.output<typeof TenantChoice>

/** Who is signed in, where, and what they may do. Employee and tenant are null for somebody without a role anywhere. */
export const Me = z.object({
  employee: z.object({ id: Id, name: z.string(), email: z.string().nullable() }).nullable(),
  /** How the identity provider names the person; only for somebody without an employee here. */
  account: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  tenant: TenantChoice.extend({
    zone: z.string(), currency: z.string(), language: z.string(),
    /** Keys of shared/modules.ts that the company has switched off. */
    disabledModules: z.array(z.string()),
  }).nullable(),
  tenants: z.array(TenantChoice),
  grants: z.array(z.string()),
  roles: z.array(z.object({ key: z.string(), name: z.string() })),
  language: z.string(),
  /** Colour and notice of the company; null without one. */
  appearance: Appearance.nullable(),
  /** The role through which the person looks; nothing can be changed meanwhile. */
  viewAs: z.object({ roleId: Id, key: z.string(), name: z.string() }).nullable(),
  /** End of an emergency session in ISO 8601; null in any other. */
  breakGlassUntil: z.iso.datetime().nullable(),
})
export type Me = z.output<typeof Me>

/** A device one is signed in on. */
export const Device = z.object({
  id: Id,
  current: z.boolean(),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
})
export const DeviceList = z.object({ items: z.array(Device) })

/** A personal access token as its owner sees it; the token itself is shown once, when it is made. */
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
})
export const ApiTokenList = z.object({ items: z.array(ApiToken) })

/** The answer to making a token: the only time it is shown. */
export const NewApiToken = ApiToken.extend({ token: z.string() })

/** Scopes are grants (`backoffice.invoices.read`, `backoffice.time-entries.read:own`) and never exceed one's own. */
export const ApiTokenCreate = z.strictObject({
  name: line(80, 1),
  scopes: z.array(z.string().max(80).regex(/^(\*|[a-z-]+(\.[a-z-]+)*(\.\*)?)(:(own|team))?$/, { error: 'api-token.scope-unknown' })).min(1).max(100),
  validDays: z.int().min(1).max(366),
})
export type ApiTokenCreate = z.output<typeof ApiTokenCreate>
