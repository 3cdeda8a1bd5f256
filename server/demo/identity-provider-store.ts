import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  until: number
}

const MOST_ENTRIES = 20_000
const entries = new Map<string, Entry>()

/** What the demo provider remembers: in memory, gone with the process, and never more than fits. */
export class MemoryStore implements Adapter {
  constructor(private readonly kind: string) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    entries.delete(this.key(id))
    entries.set(this.key(id), { payload, until: Date.now() + (expiresIn || 86_400) * 1000 })
    if (entries.size <= MOST_ENTRIES) return
    const [oldest] = entries.keys()
    if (oldest) entries.delete(oldest)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = entries.get(this.key(id))
    return entry && entry.until > Date.now() ? entry.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.firstWhere(payload => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.firstWhere(payload => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    entries.delete(this.key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of entries) {
      if (payload.grantId === grantId) entries.delete(key)
    }
  }

  private key(id: string): string {
    return `${this.kind}:${id}`
  }

  private firstWhere(matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of entries) {
      if (key.startsWith(`${this.kind}:`) && until > Date.now() && matches(payload)) return payload
    }
    return undefined
  }
}
