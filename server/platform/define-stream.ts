import { defineEventHandler } from 'h3'
import type { Declaration, RoutePermission } from './declaration'
import { declared } from './define-route'
import { Problem } from './errors'
import { authorise } from './guard'
import { openStream } from './live-streams'
import { answerProblem } from './problem'

interface StreamDeclaration {
  summary: string
  permission: RoutePermission
  /** Name of the server-sent event; it carries no data, the page asks the API what is new. */
  event: string
}

/**
 * Declares a route that stays open and says when there is something new for the person (server-sent events).
 * For browser sessions only: a session can be looked up again each second, a token holder can poll.
 */
export function defineStream(route: StreamDeclaration) {
  const declaration: Declaration = { ...declared(route), kind: 'stream', mimeTypes: ['text/event-stream'] }
  const handler = defineEventHandler(async (event) => {
    try {
      const actor = await authorise(event, declaration)
      if (!actor.sessionId || !actor.employeeId) throw new Problem('access.no-role')
      event._handled = true
      await openStream({ actor, sessionId: actor.sessionId, permission: route.permission, event: route.event, response: event.node.res })
    }
    catch (error) {
      return answerProblem(event, error)
    }
  })
  return Object.assign(handler, { declaration })
}
