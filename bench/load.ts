/** What a load run measured; times in milliseconds. */
export interface LoadResult {
  requests: number
  perSecond: number
  p50: number
  p95: number
  errors: number
  /** What the first failed request said. */
  firstError: string | null
}

export interface Load {
  /** Requests in flight at the same time. */
  connections: number
  seconds: number
  /** One request; throws when the answer is not what was asked for. */
  request: (index: number) => Promise<void>
}

/** Requests of each connection before the clock runs: a connection that is new to PostgreSQL plans every statement once more. */
const WARM_UP = 20

/** Runs the request over and over on so many connections for so long, after a warm-up on as many. */
export async function runLoad({ connections, seconds, request }: Load): Promise<LoadResult> {
  await Promise.all(Array.from({ length: connections }, async (_, connection) => {
    for (let index = 0; index < WARM_UP; index++) await request(connection * WARM_UP + index).catch(() => undefined)
  }))
  const times: number[] = []
  let errors = 0
  let firstError: string | null = null
  const note = (error: unknown) => {
    errors++
    firstError ??= String(error)
  }
  let next = 1000
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < endsAt) {
      const began = performance.now()
      await request(next++).catch(note)
      times.push(performance.now() - began)
    }
  }))
  const elapsed = (performance.now() - startedAt) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { requests: times.length, perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95), errors, firstError }
}
