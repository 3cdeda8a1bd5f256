import { Problem } from './errors'

type State = 'starting' | 'ready' | 'stopping'
let state: State = 'starting'

/** Requests before the migrations are through answer 503 instead of failing on half a schema. */
export function requireStarted(): void {
  if (state === 'starting') throw new Problem('service.starting')
}

export function markReady(): void {
  state = 'ready'
}

export function markStopping(): void {
  state = 'stopping'
}

export function startupState(): State {
  return state
}
