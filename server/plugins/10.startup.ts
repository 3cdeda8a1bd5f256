import { defineNitroPlugin, useStorage } from 'nitropack/runtime'
import { startApplication } from '../lifecycle/start-application'
import { beginStopping, finishStopping } from '../lifecycle/stop-application'
import { keepConnections } from '../platform/kept-connections'
import { log } from '../platform/log'
import type { Migration } from '../platform/migrations'
import { startupState } from '../platform/startup'

/** Nitro does not wait for plugins: requests that come meanwhile are told that the application starts. */
export default defineNitroPlugin((nitro) => {
  // In-flight requests get this long; the rest of the 30 s belongs to jobs and connections.
  process.env.NITRO_SHUTDOWN_TIMEOUT ??= '20000'
  keepConnections()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, beginStopping)
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') refuse(`Port ${process.env.PORT ?? 3000} is already in use: stop the other program or set PORT.`)
  })
  nitro.hooks.hook('close', finishStopping)
  startApplication(readMigrations).catch((error: unknown) => {
    // A start that is interrupted fails wherever it happens to be; that is no news.
    if (startupState() === 'stopping') return
    refuse(error instanceof Error ? error.message : String(error), error)
  })
})

function refuse(sentence: string, error?: unknown): void {
  log.fatal({ name: error instanceof Error ? error.name : undefined }, sentence)
  process.exit(1)
}

/** The migrations travel inside the build, so that the output folder is all one needs. */
async function readMigrations(): Promise<Migration[]> {
  const storage = useStorage('assets:migrations')
  const keys = (await storage.getKeys()).filter(key => key.endsWith(':migration.sql'))
  return Promise.all(keys.map(async key => ({ name: key.slice(0, -':migration.sql'.length), sql: textOf(await storage.getItemRaw(key)) })))
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  return Buffer.from(content as Uint8Array).toString('utf8')
}
