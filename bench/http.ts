import { get } from 'node:http'

/** Requests of one signed-in person against the application that is measured. */
export interface Person {
  get: (path: string, accept?: string) => Promise<string>
  post: <T = Record<string, unknown>>(path: string, body: unknown) => Promise<T>
}

/** @param base address of the application @param cookie header of a session */
export function personOf(base: string, cookie: string): Person {
  return {
    async get(path, accept = 'application/json') {
      const response = await fetch(base + path, { headers: { cookie, accept }, redirect: 'manual' })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
      return text
    },
    async post<T>(path: string, body: unknown) {
      const response = await fetch(base + path, {
        method: 'POST', headers: { cookie, 'content-type': 'application/json', 'origin': new URL(base).origin }, body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return await response.json() as T
    },
  }
}

/** Bytes of an answer's body as they travel, with gzip. */
export function compressedBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => bytes += chunk.length)
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
