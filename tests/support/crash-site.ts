import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkInvariants } from '#server/invariants'
import { fileStoreOf } from '#server/platform/file-store'
import { forgetKeyRing } from '#server/platform/key-ring'
import { readMigrationsFrom } from '#server/platform/migrations'
import { encodeSessionCookie, sessionCookieName } from '#server/platform/session-cookie'
import { BUILD_SECRETS, copyBuild, statusWhenReady, type RunningBuild } from './built-application'
import type { World } from './world'

const provider = { OIDC_ISSUER: 'https://id.example.com', OIDC_CLIENT_ID: 'workmateos' }

export interface CrashSite {
  /** Starts the production build on the world's database and waits until it is ready. */
  start: () => Promise<RunningBuild>
  /** Starts it for some work and ends it properly afterwards. */
  whileRunning: (work: (running: RunningBuild) => Promise<void>) => Promise<void>
  /** Headers of the manager's session for a running build. */
  headers: (running: RunningBuild) => Record<string, string>
  /** Invariants that do not hold, with how often. */
  brokenRules: () => Promise<string[]>
  remove: () => Promise<void>
}

/** A copy of the production build on the database of a world, to be killed in the middle of its work. */
export async function crashSite(world: World): Promise<CrashSite> {
  Object.assign(process.env, BUILD_SECRETS)
  forgetKeyRing()
  const build = await copyBuild(world.databaseUrls)
  const cookie = await signedIn(world)
  async function start(): Promise<RunningBuild> {
    const running = await build.start(provider)
    if (await statusWhenReady(running) === 200) return running
    throw new Error(`The build did not get ready:\n${running.output()}`)
  }
  return {
    start,
    async whileRunning(work) {
      const running = await start()
      try {
        await work(running)
      }
      finally {
        running.child.kill('SIGTERM')
        await running.ended
      }
    },
    headers: ({ address }) => ({ cookie, origin: address.replace('127.0.0.1', 'localhost') }),
    brokenRules: () => brokenRules(world, join(build.folder, 'files')),
    remove: build.remove,
  }
}

/** Cookie of a session of the manager. */
async function signedIn(world: World): Promise<string> {
  const [userId, sessionId] = [randomUUID(), randomUUID()]
  const { tenantId, employeeId } = world.as('manager')
  await world.sql('INSERT INTO "UserAccount" (id, issuer, subject) VALUES ($1::uuid, \'crash\', $2)', [userId, userId])
  await world.sql('INSERT INTO "Membership" (id, "userId", "employeeId") VALUES ($1, $2, $3)', [randomUUID(), userId, employeeId])
  await world.sql('INSERT INTO "Session" (id, "userId", "tenantId", "expiresAt") VALUES ($1, $2, $3, now() + interval \'1 hour\')', [sessionId, userId, tenantId])
  return `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}`
}

async function brokenRules(world: World, filesFolder: string): Promise<string[]> {
  const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const schemas = await readdir(project('prisma/schema'))
  const results = await checkInvariants({
    url: world.databaseUrls.ownerUrl,
    store: fileStoreOf({ FILES_DIR: filesFolder }),
    migrations: await readMigrationsFrom(project('prisma/migrations')),
    prismaSchema: (await Promise.all(schemas.map(name => readFile(project(`prisma/schema/${name}`), 'utf8')))).join('\n'),
  })
  return results.filter(result => result.count > 0).map(result => `${result.count} ${result.name}`)
}
