import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { createRemoteJWKSet } from 'jose'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import type { FileStore } from './file-store'
import { transportOptions } from './mail-transport'
import { oidcSettings } from './oidc-client'

/** One step of a trial and what the other side said. */
export interface ProbeStep {
  step: string
  ok: boolean
  detail: string | null
}

export interface ProbeResult {
  ok: boolean
  milliseconds: number
  steps: ProbeStep[]
}

type Step = () => Promise<string | null>

const LIMIT_MS = 10_000

/** Goes through the steps until one fails; each has ten seconds. Errors are answered as text, never thrown. */
async function attempt(steps: Record<string, Step>): Promise<ProbeResult> {
  const started = performance.now()
  const done: ProbeStep[] = []
  for (const [step, work] of Object.entries(steps)) {
    const result = await limited(work).then(
      detail => ({ step, ok: true, detail }),
      (error: unknown) => ({ step, ok: false, detail: reasonOf(error) }),
    )
    done.push(result)
    if (!result.ok) break
  }
  return { ok: done.every(step => step.ok), milliseconds: Math.round(performance.now() - started), steps: done }
}

async function limited(work: Step): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS)
  })
  try {
    return await Promise.race([work(), end])
  }
  finally {
    clearTimeout(timer)
  }
}

/** What went wrong, without addresses that carry a password. */
function reasonOf(error: unknown): string {
  const { message = String(error), cause } = error as { message?: string, cause?: { message?: string } }
  return [message, cause?.message].filter(Boolean).join(': ').replaceAll(/:\/\/[^@\s/]+@/g, '://***@').slice(0, 300)
}

/** Hands a message to the mail server under the address, on a connection of its own, and tells the server's answer. */
export function probeMail(url: string, message: SendMailOptions): Promise<ProbeResult> {
  const transport = createTransport({ ...transportOptions(url), connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: LIMIT_MS })
  return attempt({
    connect: async () => {
      await transport.verify()
      return new URL(url).host
    },
    send: async () => (await transport.sendMail(message)).response,
  }).finally(() => transport.close())
}

/** Writes, reads and removes a small object. */
export function probeStore(store: FileStore): Promise<ProbeResult> {
  const key = `probes/${randomUUID()}`
  const content = Buffer.from(`WorkmateOS ${key}`)
  return attempt({
    write: async () => {
      await store.put(key, content, 'text/plain')
      return null
    },
    read: async () => {
      const bytes = await buffer(await store.get(key))
      if (!bytes.equals(content)) throw new Error('the store answered something else')
      return `${bytes.byteLength} B`
    },
    remove: async () => {
      await store.remove(key)
      return null
    },
  })
}

const Discovery = z.object({ issuer: z.string(), token_endpoint: z.url(), jwks_uri: z.url() })

/** Asks the configured identity provider for its description and keys. Never follows redirects or another address than configured. */
export function probeIdentityProvider(): Promise<ProbeResult> {
  const settings = oidcSettings()
  let found: z.output<typeof Discovery> | undefined
  return attempt({
    configured: () => settings ? Promise.resolve(settings.issuer) : Promise.reject(new Error('OIDC_ISSUER is not set')),
    discovery: async () => {
      const response = await fetch(`${settings?.issuer}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      found = Discovery.parse(await response.json())
      return `HTTP ${response.status}`
    },
    issuer: () => found?.issuer.replace(/\/$/, '') === settings?.issuer
      ? Promise.resolve(found?.issuer ?? null)
      : Promise.reject(new Error(`names itself ${found?.issuer ?? '–'}`)),
    keys: async () => {
      const keys = createRemoteJWKSet(new URL(found?.jwks_uri ?? ''), { timeoutDuration: 5_000 })
      await keys.reload()
      return `${keys.jwks()?.keys.length ?? 0}`
    },
  })
}
