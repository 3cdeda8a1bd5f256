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
  /** Counts the stops: a connection that comes up only after one is not kept beside that of the next start. */
  private turn = 0
  private retry: NodeJS.Timeout | undefined

  constructor(private readonly hear: Hear) {}

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    void this.connect()
  }

  async stop(): Promise<void> {
    this.stopped = true
    this.turn++
    clearTimeout(this.retry)
    this.retry = undefined
    const client = this.client
    this.client = null
    await client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    const { turn } = this
    const client = new Client({
      connectionString: process.env.DATABASE_RUNTIME_URL ?? process.env.DATABASE_URL,
      application_name: 'workmateos-live',
      keepAlive: true,
    })
    const lost = (error?: unknown) => this.lost(client, turn, error)
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', message => this.take(message.payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${NOTICE_CHANNEL}`)
      if (turn === this.turn) this.client = client
      else await client.end()
    }
    catch (error) {
      lost(error)
    }
  }

  private lost(client: Client, turn: number, error?: unknown): void {
    if (this.client === client) this.client = null
    client.removeAllListeners('end')
    void client.end().catch(() => undefined)
    if (turn !== this.turn || this.retry) return
    if (error) log.warn({ err: String(error) }, 'live connection lost, coming back')
    this.retry = setTimeout(() => {
      this.retry = undefined
      void this.connect()
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
