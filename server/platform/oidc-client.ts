import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { z } from 'zod'
import { DEMO_PROVIDER_NAME } from '#shared/sign-in'

/** How this installation talks to its identity provider, all from the environment. */
interface OidcSettings {
  issuer: string
  clientId: string
  /** Null for a public client, which proves itself by PKCE alone. */
  clientSecret: string | null
  scopes: string
  /** Where the roles are in the ID token; null tries the known places of Zitadel and Keycloak. */
  rolesClaim: string | null
  /** Algorithm the provider signs ID tokens with; any other is refused. */
  idTokenAlgorithm: string
  /** Shown on the sign-in button. */
  name: string
  isDemo: boolean
}

/** The provider refused for good: the grant was used, revoked or expired. */
export class GrantRefused extends Error {}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Settings from OIDC_*; without an issuer the built-in demo provider, when WORKMATE_DEMO=1. Null when sign-in is not configured. */
export function oidcSettings(): OidcSettings | null {
  const issuer = env('OIDC_ISSUER')
  if (issuer) return settingsFor(issuer, false)
  return process.env.WORKMATE_DEMO === '1' ? settingsFor(demoIssuer(), true) : null
}

function settingsFor(issuer: string, isDemo: boolean): OidcSettings {
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId: env('OIDC_CLIENT_ID') ?? 'workmateos',
    clientSecret: env('OIDC_CLIENT_SECRET'),
    scopes: env('OIDC_SCOPES') ?? 'openid profile email offline_access',
    rolesClaim: env('OIDC_ROLES_CLAIM'),
    idTokenAlgorithm: isDemo ? 'ES256' : env('OIDC_ID_TOKEN_ALG') ?? 'RS256',
    name: isDemo ? DEMO_PROVIDER_NAME : env('OIDC_NAME') ?? 'Single Sign-on',
    isDemo,
  }
}

/** A variable that is set to nothing, as compose files do, is not set. */
function env(name: string): string | null {
  return process.env[name] || null
}

/** Address of the built-in demo provider. */
function demoIssuer(): string {
  return `http://localhost:${process.env.DEMO_IDP_PORT ?? 3001}`
}

/** Says in one sentence what is wrong with the OIDC_* settings; null when nothing is. */
export function oidcSettingsFault(): string | null {
  const settings = oidcSettings()
  if (!settings) return 'OIDC_ISSUER is not set. Name your identity provider, or set WORKMATE_DEMO=1 to try WorkmateOS with demo accounts.'
  if (!URL.canParse(settings.issuer)) return 'OIDC_ISSUER is not an address.'
  const issuer = new URL(settings.issuer)
  if (issuer.protocol !== 'https:' && !LOOPBACK.has(issuer.hostname)) return 'OIDC_ISSUER must be https, except on this very machine.'
  return env('OIDC_ISSUER') && !env('OIDC_CLIENT_ID') ? 'OIDC_CLIENT_ID is not set.' : null
}

/** The settings, or an error for callers that cannot go on without. */
export function requireOidcSettings(): OidcSettings {
  const settings = oidcSettings()
  if (!settings) throw new Error('No identity provider is configured.')
  return settings
}

const Metadata = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
})
type Metadata = z.output<typeof Metadata>

const METADATA_LIFE_MS = 10 * 60_000
let metadata: { of: string, until: number, value: Metadata } | undefined
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

/** What the provider says of itself, kept for ten minutes. */
export async function discover(): Promise<Metadata> {
  const { issuer } = requireOidcSettings()
  if (metadata?.of === issuer && metadata.until > Date.now()) return metadata.value
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(3000) })
  if (!response.ok) throw new Error(`discovery answered ${response.status}`)
  const value = Metadata.parse(await response.json())
  if (value.issuer.replace(/\/$/, '') !== issuer) throw new Error('discovery names another issuer')
  metadata = { of: issuer, until: Date.now() + METADATA_LIFE_MS, value }
  return value
}

const Tokens = z.object({
  access_token: z.string(),
  expires_in: z.number().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
})
export type Tokens = z.output<typeof Tokens>

/** Exchanges a refresh token. Throws GrantRefused when the provider ended the grant, any other error when it is out of reach. */
export async function refreshTokens(refreshToken: string): Promise<Tokens> {
  const { clientId, clientSecret } = requireOidcSettings()
  const { token_endpoint: endpoint } = await discover()
  const response = await fetch(endpoint, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(5000),
    headers: {
      'accept': 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...clientSecret ? { authorization: `Basic ${btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`)}` } : {},
    },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      ...clientSecret ? {} : { client_id: clientId },
    }),
  })
  const answer: unknown = await response.json()
  if (response.ok) return Tokens.parse(answer)
  const error = (answer as { error?: unknown } | null)?.error
  if (error === 'invalid_grant') throw new GrantRefused()
  throw new Error(`token endpoint answered ${response.status} ${String(error)}`)
}

/** Claims of a token that the provider signed for us. Throws when signature, issuer, audience or time are wrong. */
export async function verifyToken(token: string, options: { type?: 'logout+jwt', maxAgeSeconds?: number } = {}): Promise<JWTPayload> {
  const { clientId, idTokenAlgorithm } = requireOidcSettings()
  const { issuer, jwks_uri: address } = await discover()
  const keys = keySets.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: 3000 })
  keySets.set(address, keys)
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    algorithms: [idTokenAlgorithm],
    clockTolerance: 10,
    maxTokenAge: options.maxAgeSeconds,
  })
  // The header is optional for logout tokens, but an ID token must never pass for one.
  const type = protectedHeader.typ?.toLowerCase()
  if (options.type && type && type !== 'jwt' && type !== options.type) throw new Error('token of another type')
  return payload
}
