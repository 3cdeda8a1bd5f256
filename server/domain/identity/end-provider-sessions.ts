import { database } from '#server/platform/database'
import { endSession } from './end-session'

/** What a verified logout token says. */
interface ProviderLogout {
  issuer: string
  subject: string | null
  /** Session at the provider; without one all sessions of the subject end. */
  idpSessionId: string | null
  issuedAt: Date
}

/** A clock at the provider that is behind must not spare the session it wants to end. */
const CLOCK_TOLERANCE_MS = 30_000

/**
 * Ends what the provider says is over, and nothing else. Sessions started after the token was issued stay, so a
 * replayed token harms nobody.
 * @returns how many sessions ended
 */
export async function endProviderSessions(logout: ProviderLogout, requestId: string): Promise<number> {
  const sessions = await database().session.findMany({
    where: {
      revokedAt: null,
      createdAt: { lte: new Date(logout.issuedAt.getTime() + CLOCK_TOLERANCE_MS) },
      user: { issuer: logout.issuer, ...logout.subject ? { subject: logout.subject } : {} },
      ...logout.idpSessionId ? { idpSessionId: logout.idpSessionId } : {},
    },
    select: { id: true },
  })
  for (const { id } of sessions) await endSession(id, requestId)
  return sessions.length
}
