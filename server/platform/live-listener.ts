import { Client } from 'pg'
import { log } from './log'
import { NOTICE_CHANNEL, type NoticeSignal } from './notify'

type Hear = (signal: NoticeSignal) => void

const RETRY_MS = 1000

/**
 * Hears of notifications that any instance commits, over one connection of its own that comes back by itself.
 * What happens while it is away is not lost: pages count anew when their stream reconnects.
 */
export class LiveListener {
  private client: Client | null = null
  private stopped = true
  private retry: NodeJS.Timeout | undefined

  constructor(private readonly hear: Hear) {}

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    void this.connect()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.retry)
    const client = this.client
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: process.env.DATABASE_RUNTIME_URL ?? process.env.DATABASE_URL,
      application_name: 'workmateos-live',
      keepAlive: true,
    })
    client.on('error', error => this.lost(client, error))
    client.on('end', () => this.lost(client))
    client.on('notification', message => this.take(message.payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${NOTICE_CHANNEL}`)
      this.client = client
      if (this.stopped) await client.end()
    }
    catch (error) {
      this.lost(client, error)
    }
  }

  private lost(client: Client, error?: unknown): void {
    if (this.client === client) this.client = null
    client.removeAllListeners('end')
    void client.end().catch(() => undefined)
    if (this.stopped || this.retry) return
    if (error) log.warn({ err: String(error) }, 'live connection lost, coming back')
    this.retry = setTimeout(() => {
      this.retry = undefined
      if (!this.stopped) void this.connect()
    }, RETRY_MS)
  }

  private take(payload: string | undefined): void {
    try {
      this.hear(JSON.parse(payload ?? '') as NoticeSignal)
    }
    catch (error) {
      log.warn({ err: String(error) }, 'live signal could not be read')
    }
  }
}
