import { defineEventHandler, setResponseHeader, setResponseStatus } from 'h3'
import { startupState } from './startup'
import type { SystemCheck } from './system-check'
import { decidesReadiness, systemChecks } from './system-checks'

/** Answer of /readyz: each check says true or what is wrong. */
export interface Readiness {
  ready: boolean
  state: string
  checks: Record<string, true | string>
}

/** Whether this process can serve: database, migrations, worker heartbeat, free disk. Everything else is only told. */
export async function readiness(): Promise<Readiness> {
  const all = await systemChecks()
  const state = startupState()
  const told = ({ state, reason }: SystemCheck) => state === 'failed' ? reason ?? 'failed' : state === 'unknown' ? 'unknown' : true
  return {
    ready: state === 'ready' && all.filter(decidesReadiness).every(check => check.state === 'ok'),
    state,
    checks: Object.fromEntries(all.map(check => [check.name, told(check)])),
  }
}

/** GET /healthz: the process answers. */
export const healthHandler = defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  return { ok: true }
})

/** GET /readyz: 200 when everything is there, else 503 with what is missing. */
export const readinessHandler = defineEventHandler(async (event) => {
  const answer = await readiness()
  setResponseHeader(event, 'cache-control', 'no-store')
  setResponseStatus(event, answer.ready ? 200 : 503)
  return answer
})
