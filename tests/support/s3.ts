import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

/** A real S3 server with one bucket; answers the environment that reaches it. */
export async function startS3(): Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'workmateos-s3-'))
  const server = new S3rver({
    port: 0, address: '127.0.0.1', silent: true, directory,
    configureBuckets: [{ name: 'workmateos', configs: [] }],
  })
  const { port } = await server.run()
  return {
    env: {
      S3_BUCKET: 'workmateos', S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_REGION: 'us-east-1',
      S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER', S3_FORCE_PATH_STYLE: 'true',
    },
    close: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
