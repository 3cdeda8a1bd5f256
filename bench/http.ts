import { Agent, request as send, type IncomingMessage } from 'node:http'

/** Requests of one signed-in person against the application that is measured. */
export interface Person {
  get: (path: string, accept?: string) => Promise<string>
  post: <T = Record<string, unknown>>(path: string, body: unknown) => Promise<T>
  /** Of the given version. */
  delete: (path: string, version: number) => Promise<void>
}

interface Answer {
  status: number
  body: Buffer
}

/** Connections stay open between requests, as a browser's do. Node's plain client: `fetch` takes as long as a small answer itself. */
const agent = new Agent({ keepAlive: true })

/** @param base address of the application @param cookie header of a session */
export function personOf(base: string, cookie: string): Person {
  return {
    async get(path, accept = 'application/json') {
      const { status, body } = await exchange(base + path, { headers: { cookie, accept } })
      if (status !== 200) throw new Error(`${path}: ${status}`)
      return body.toString()
    },
    async post<T>(path: string, body: unknown) {
      const headers = { cookie, 'content-type': 'application/json', 'origin': new URL(base).origin }
      const answer = await exchange(base + path, { method: 'POST', headers, body: JSON.stringify(body) })
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body.toString()}`)
      return JSON.parse(answer.body.toString()) as T
    },
    async delete(path, version) {
      const headers = { cookie, 'if-match': `"${version}"`, 'origin': new URL(base).origin }
      const { status } = await exchange(base + path, { method: 'DELETE', headers })
      if (status >= 300) throw new Error(`${path}: ${status}`)
    },
  }
}

/** Bytes of an answer's body as they travel, with gzip. */
export async function compressedBytes(url: string): Promise<number> {
  return (await exchange(url, { headers: { 'accept-encoding': 'gzip' } })).body.length
}

function exchange(url: string, { body, ...options }: { method?: string, headers: Record<string, string>, body?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(url, { ...options, agent }, (response: IncomingMessage) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}
