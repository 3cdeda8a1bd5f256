import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import Provider, { type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider'
import { DEMO_ACCOUNTS } from './accounts'
import { demoCookieKey, demoSigningKey } from './identity-provider-keys'
import { MemoryStore } from './identity-provider-store'
import { accountPage, errorPage, languageOf, signedOutPage, signOutPage } from './identity-provider-pages'

/** Where the provider listens and who may use it. */
interface DemoProviderOptions {
  port: number
  host: string
  /** Address the application is reached at. */
  applicationOrigin: string
  clientId: string
  accessTokenSeconds?: number
}

const ROLES_CLAIM = 'urn:zitadel:iam:org:project:roles'
const MAX_BODY_BYTES = 2000
/** What the provider knows is in memory only: shorter-lived tokens would sign people out soon after a restart. */
const ACCESS_TOKEN_SECONDS = 8 * 60 * 60
const DAY_SECONDS = 24 * 60 * 60

/**
 * A small OpenID provider with demo accounts, for trying WorkmateOS without setting one up. Everybody may sign in as
 * anybody, therefore it listens on this machine only.
 */
export async function startDemoProvider(options: DemoProviderOptions): Promise<Server> {
  const provider = new Provider(`http://localhost:${options.port}`, configuration(options))
  const handle = provider.callback()
  const server = createServer((request, response) => {
    const work = request.url?.startsWith('/interaction/') ? interact(provider, request, response) : handle(request, response)
    work.catch((error: unknown) => {
      answer(response, 400, errorPage(error instanceof Error ? error.message : '', languageOf(request.headers['accept-language'])))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return server
}

function configuration(options: DemoProviderOptions): Configuration {
  return {
    adapter: MemoryStore,
    fetch: (address, init) => tellApplication(address, init, options.applicationOrigin),
    clients: [clientOf(options)],
    jwks: { keys: [demoSigningKey()] },
    cookies: { keys: [demoCookieKey()] },
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: {
      openid: ['sub', ROLES_CLAIM],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    // Zitadel puts everything into the ID token when told so; this provider behaves like it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: (_ctx, subject) => accountOf(subject),
    loadExistingGrant: ctx => grantOf(ctx),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError(ctx, out) {
      ctx.type = 'html'
      ctx.body = errorPage(out.error_description ?? out.error, languageOf(ctx.get('accept-language')))
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = signOutPage(form, languageOf(ctx.get('accept-language'))) },
        postLogoutSuccessSource: (ctx) => { ctx.body = signedOutPage(languageOf(ctx.get('accept-language'))) },
      },
    },
    ttl: {
      AccessToken: options.accessTokenSeconds ?? ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      Grant: 14 * DAY_SECONDS,
      Session: 14 * DAY_SECONDS,
      RefreshToken: 14 * DAY_SECONDS,
    },
  }
}

function clientOf({ clientId, applicationOrigin }: DemoProviderOptions): ClientMetadata {
  return {
    client_id: clientId,
    client_name: 'WorkmateOS',
    token_endpoint_auth_method: 'none',
    redirect_uris: [`${applicationOrigin}/api/auth/callback/oidc`],
    post_logout_redirect_uris: [`${applicationOrigin}/sign-in`],
    backchannel_logout_uri: `${applicationOrigin}/oidc/backchannel-logout`,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    id_token_signed_response_alg: 'ES256',
  }
}

function accountOf(subject: string) {
  const account = DEMO_ACCOUNTS.find(candidate => candidate.subject === subject)
  if (!account) return undefined
  const roles: Record<string, Record<string, string>> = {}
  for (const [organisation, keys] of Object.entries(account.roles)) {
    for (const key of keys) roles[key] = { ...roles[key], [organisation]: `${organisation}.example` }
  }
  return {
    accountId: subject,
    claims: () => ({
      sub: subject, name: account.name, given_name: account.givenName, family_name: account.familyName,
      preferred_username: subject, email: account.email, email_verified: true, [ROLES_CLAIM]: roles,
    }),
  }
}

/** The provider's own fetch refuses loopback, where the application of a demo lives; it may go there and nowhere else. */
function tellApplication(address: string | URL | Request, init: RequestInit | undefined, applicationOrigin: string): Promise<Response> {
  const url = new URL(address instanceof Request ? address.url : address)
  if (url.origin !== applicationOrigin) throw new Error('The demo provider talks to its application only')
  const { method, headers, body } = init ?? {}
  return fetch(url, { method, headers, body, redirect: 'manual', signal: AbortSignal.timeout(3000) })
}

/** Nobody is asked for consent: application and provider are one installation. */
async function grantOf({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  if (!client || !session?.accountId) return undefined
  const earlier = session.grantIdFor(client.clientId)
  const known = earlier ? await provider.Grant.find(earlier) : undefined
  if (known) return known
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email offline_access')
  await grant.save()
  return grant
}

async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    answer(response, 200, accountPage(`/interaction/${details.uid}`, languageOf(request.headers['accept-language'])))
    return
  }
  const accountId = new URLSearchParams(await bodyOf(request)).get('account') ?? ''
  if (!accountOf(accountId)) throw new Error('Unknown account')
  await provider.interactionFinished(request, response, { login: { accountId } })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > MAX_BODY_BYTES) throw new Error('Too much')
  }
  return body
}

function answer(response: ServerResponse, status: number, html: string): void {
  if (response.headersSent) return
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
  response.end(html)
}
