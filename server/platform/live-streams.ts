import type { ServerResponse } from 'node:http'
import type { Actor } from './actor'
import { inTenant, jobActor, mayUse } from './context'
import type { RoutePermission } from './declaration'
import { installationValue } from './installation-settings'
import { LiveListener } from './live-listener'
import { log } from './log'
import type { StreamSignal } from './recheck-streams'

interface OpenStream {
  actor: Actor
  sessionId: string
  permission: RoutePermission
  event: string
  response: ServerResponse
}

const CHECK_MS = 1000
const HEARTBEAT_MS = 15_000
/** One person with many tabs must not take all connections. */
const MAX_PER_SESSION = 12

const streams = new Set<OpenStream>()
const listener = new LiveListener(deliver)
let checking: NodeJS.Timeout | undefined
let beating: NodeJS.Timeout | undefined

/** Keeps an answer open and sends an event whenever something arrives for its person. Resolves when it ends. */
export async function openStream(stream: OpenStream): Promise<void> {
  const siblings = [...streams].filter(other => other.sessionId === stream.sessionId)
  if (siblings.length >= MAX_PER_SESSION) siblings[0]?.response.end()
  stream.response.writeHead(200, {
    'content-type': 'text/event-stream', 'cache-control': 'private, no-store', 'connection': 'keep-alive', 'x-accel-buffering': 'no',
  })
  // Makes browsers fire "open" at once and wait a little before they come back.
  stream.response.write('retry: 3000\n: open\n\n')
  streams.add(stream)
  watch()
  await new Promise<void>(resolve => stream.response.once('close', resolve))
  streams.delete(stream)
  if (streams.size === 0) await unwatch()
}

/** Ends all streams; the shutdown must not wait for people to close their pages. */
export async function closeStreams(): Promise<void> {
  for (const stream of streams) stream.response.end()
  await unwatch()
}

function watch(): void {
  listener.start()
  checking ??= setInterval(() => void endRefused(), CHECK_MS)
  beating ??= setInterval(() => {
    for (const stream of streams) send(stream, ': beat\n\n')
  }, HEARTBEAT_MS)
}

async function unwatch(): Promise<void> {
  clearInterval(checking)
  clearInterval(beating)
  checking = beating = undefined
  await listener.stop()
}

function deliver(signal: StreamSignal): void {
  if (signal.recheck) void endRefused()
  const recipients = new Set(signal.employeeIds)
  for (const stream of streams) {
    const { tenantId, employeeId } = stream.actor
    if (tenantId === signal.tenantId && employeeId && recipients.has(employeeId)) send(stream, `event: ${stream.event}\ndata: {}\n\n`)
  }
}

/** Between end and close an answer takes nothing more. */
function send({ response }: OpenStream, text: string): void {
  if (!response.writableEnded && !response.destroyed) response.write(text)
}

/** A signed-out, deactivated or demoted person's streams end within a second. */
async function endRefused(): Promise<void> {
  for (const [tenantId, open] of Map.groupBy(streams, stream => stream.actor.tenantId)) {
    const grants = await currentGrants(tenantId, open).catch((error: unknown) => {
      // Not knowing is no permission: they come back when the database does.
      log.warn({ err: String(error) }, 'open streams could not be checked')
      return new Map<string, string[]>()
    })
    open.filter(stream => !stillMay(stream, grants.get(stream.sessionId))).forEach(stream => stream.response.end())
  }
}

function stillMay(stream: OpenStream, grants: string[] | undefined): boolean {
  if (!grants) return false
  return stream.permission === 'signed-in' || mayUse({ ...stream.actor, grants }, stream.permission)
}

/** Grants of the sessions that are still alive, in one statement; looking must not keep a session awake. */
async function currentGrants(tenantId: string, open: OpenStream[]): Promise<Map<string, string[]>> {
  const [first] = open
  if (!first) return new Map()
  const ids = [...new Set(open.map(stream => stream.sessionId))]
  const idle = await installationValue('security.session-idle-minutes')
  const rows = await inTenant(jobActor(first.actor.tenant), ctx => ctx.db.$queryRaw<Array<{ id: string, grants: string[] }>>`
    SELECT s.id, coalesce((SELECT array_agg(DISTINCT g) FROM roles_of_employee(e.id, (now() AT TIME ZONE t.zone)::date) r, unnest(r.grants) g),
      ARRAY[]::text[]) AS grants
    FROM "Session" s
    JOIN "Membership" m ON m."tenantId" = s."tenantId" AND m."userId" = s."userId"
    JOIN "Employee" e ON e."tenantId" = m."tenantId" AND e.id = m."employeeId"
    JOIN "Tenant" t ON t.id = e."tenantId"
    WHERE s.id = ANY (${ids}::uuid[]) AND s."tenantId" = ${tenantId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(mins => ${idle}::int) AND e."activeFrom" <= (now() AT TIME ZONE t.zone)::date
      AND (e."activeTo" IS NULL OR e."activeTo" >= (now() AT TIME ZONE t.zone)::date)`)
  return new Map(rows.map(row => [row.id, row.grants]))
}
