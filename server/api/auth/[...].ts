import { NuxtAuthHandler } from '#auth'
import { endSession, startSession } from '#server/domain/identity'
import { guardSignIn } from '#server/platform/oidc-guard'
import { signInOptions, type SessionKeeper } from '#server/platform/oidc-sign-in'

const keeper: SessionKeeper = {
  start: startSession,
  end: (sessionId, visit) => endSession(sessionId, visit.requestId),
}

export default guardSignIn(NuxtAuthHandler(signInOptions(keeper)), keeper)
