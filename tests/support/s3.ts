import dns from 'node:dns'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

export interface TestS3 {
  /** Settings that reach the bucket. */
  env: Record<string, string>
  close: () => Promise<void>
}

/** A real S3 server with one bucket, addressed by path or, as AWS does, by a host name of its own for each bucket. */
export async function startS3(style: 'path' | 'virtual-host' = 'path'): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'workmateos-s3-'))
  const server = new S3rver({
    port: 0, address: '127.0.0.1', silent: true, directory, serviceEndpoint: 'localhost',
    configureBuckets: [{ name: 'workmateos', configs: [] }],
  })
  const { port } = await server.run()
  const forgetNames = resolveLocalNames()
  return {
    env: {
      S3_BUCKET: 'workmateos', S3_REGION: 'us-east-1', S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER',
      S3_ENDPOINT: style === 'path' ? `http://127.0.0.1:${port}` : `http://s3.localhost:${port}`,
      S3_FORCE_PATH_STYLE: String(style === 'path'),
    },
    close: async () => {
      forgetNames()
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** `<bucket>.s3.localhost` is this machine: not every resolver knows that names below localhost are. */
function resolveLocalNames(): () => void {
  const { lookup } = dns
  const replaced = (name: string, ...rest: unknown[]) =>
    (lookup as (...values: unknown[]) => void)(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest)
  dns.lookup = replaced as unknown as typeof dns.lookup
  return () => {
    dns.lookup = lookup
  }
}
