import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { browserPath } from './browser-path'
import { sidePool } from './database'
import { fileStore } from './file-store'
import { mailServerConfigured } from './mail-transport'
import { oidcSettings } from './oidc-client'
import type { Finding } from './system-check'

const PROBE_MS = 2_000
const versions = new Map<string, string>()

/** Writes an object, reads it back and removes it. */
export async function probeStorage(): Promise<Finding> {
  const [key, content] = [`system-probe/${randomUUID()}`, randomUUID()]
  const store = fileStore()
  try {
    await store.put(key, Buffer.from(content), 'text/plain')
    if (await text(await store.get(key)) !== content) return { state: 'failed', reason: 'storage-differs' }
  }
  finally {
    await store.remove(key).catch(() => undefined)
  }
  return { state: 'ok' }
}

/** Whether a mail server is configured, and whether it took what was handed to it last. */
export async function probeMail(): Promise<Finding> {
  if (!await mailServerConfigured()) return { state: 'off', reason: 'mail-not-configured' }
  const { rows } = await sidePool().query<{ sent: string | null, failed: string | null }>(`
    SELECT (max(completed_on) FILTER (WHERE state = 'completed'))::text AS sent,
      (max(coalesce(completed_on, started_on)) FILTER (WHERE state IN ('failed', 'retry')))::text AS failed
    FROM pgboss.job WHERE name = 'mail.send'`)
  const facts = { sent: rows[0]?.sent ?? null, failed: rows[0]?.failed ?? null }
  const failing = facts.failed !== null && (facts.sent === null || Date.parse(facts.sent) < Date.parse(facts.failed))
  return failing ? { state: 'warning', reason: 'mail-failing', facts } : { state: 'ok', facts }
}

/** Whether the provider answers its discovery document and calls itself what we call it. */
export async function probeIdentityProvider(): Promise<Finding> {
  const settings = oidcSettings()
  if (!settings) return { state: 'off', reason: 'provider-not-configured' }
  const facts = { name: settings.name }
  const response = await fetch(`${settings.issuer}/.well-known/openid-configuration`, { redirect: 'error', signal: AbortSignal.timeout(PROBE_MS) })
  if (!response.ok) return { state: 'failed', reason: 'provider-refuses', facts: { ...facts, status: response.status } }
  const { issuer } = await response.json() as { issuer?: unknown }
  const same = typeof issuer === 'string' && issuer.replace(/\/$/, '') === settings.issuer
  return same ? { state: 'ok', facts } : { state: 'failed', reason: 'provider-other-issuer', facts }
}

/** Whether there is a Chromium for documents, and which. */
export async function probeChromium(): Promise<Finding> {
  const path = browserPath()
  const version = versions.get(path) ?? await versionOf(path)
  versions.set(path, version)
  return { state: 'ok', facts: { version } }
}

async function versionOf(path: string): Promise<string> {
  const { stdout } = await promisify(execFile)(path, ['--version', ...process.getuid?.() === 0 ? ['--no-sandbox'] : []], { timeout: PROBE_MS })
  return stdout.trim().split('\n')[0] ?? ''
}
