import type { BOUNCE_STATES } from '#shared/contracts/notifications'

/** What a delivery status notification says of a message. */
export interface BounceFacts {
  messageId: string
  state: typeof BOUNCE_STATES[number]
  reason: string | null
}

const STATES: Record<string, BounceFacts['state']> = { failed: 'BOUNCED', delayed: 'DELAYED' }

/**
 * Reads a multipart/report (RFC 3464 delivery status, RFC 5965 complaint) as mail servers send it back. Null when it does not
 * say which message it is about or that nothing went wrong.
 */
export function readBounce(message: string): BounceFacts | null {
  const report = message.replace(/\r\n/g, '\n')
  const messageId = originalMessageId(report)
  if (!messageId) return null
  if (/^Feedback-Type:/im.test(report)) return { messageId, state: 'COMPLAINED', reason: field(report, 'Feedback-Type') }
  const state = STATES[(field(report, 'Action') ?? '').toLowerCase()]
  if (!state) return null
  const diagnosis = field(report, 'Diagnostic-Code')?.replace(/^\s*[\w-]+;\s*/, '')
  const reason = [field(report, 'Status'), diagnosis].filter(Boolean).join(' ').slice(0, 1000)
  return { messageId, state, reason: reason || null }
}

/** The last Message-ID belongs to the message that came back: its headers or text are the last part of the report. */
function originalMessageId(report: string): string | null {
  const ids = [...report.matchAll(/^Message-ID:[ \t]*(?:\n[ \t]+)?(<[^<>\s]{3,290}>)/gim)]
  // One alone is that of the report itself, unless it has no header part of its own.
  const quoted = /^Content-Type:[ \t]*(message\/rfc822|text\/rfc822-headers|message\/rfc822-headers)/im.exec(report)
  return ids.find(id => quoted && id.index > quoted.index)?.[1] ?? null
}

/** Value of a header, continuation lines joined. */
function field(text: string, name: string): string | null {
  const match = new RegExp(`^${name}:[ \\t]*([^\\n]*(?:\\n[ \\t]+[^\\n]*)*)`, 'im').exec(text)
  return match?.[1]?.replace(/\n[ \t]+/g, ' ').trim() || null
}
