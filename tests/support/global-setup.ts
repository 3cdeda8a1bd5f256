import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type TestCluster, startTestCluster } from './test-cluster'

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: { port: number, password: string }
  }
}

/** The projects of one run share a cluster and a folder for what they write; the last to end clears both away. */
interface Shared {
  cluster: Promise<TestCluster>
  folder: string
  users: number
}
const key = Symbol.for('workmateos.test-cluster')
const shelf = globalThis as { [key]?: Shared | undefined }

function begin(): Shared {
  const folder = mkdtempSync(join(tmpdir(), 'workmateos-files-of-tests-'))
  // PostgreSQL may run as another user.
  chmodSync(folder, 0o755)
  const cluster = startTestCluster().then((started) => {
    // The workers that run the tests begin with it. The cluster stays where the next run looks for abandoned ones.
    process.env.TMPDIR = folder
    return started
  })
  return { cluster, folder, users: 0 }
}

export default async function setUp(project: TestProject) {
  const shared = shelf[key] ??= begin()
  shared.users++
  const { port, password } = await shared.cluster
  project.provide('testCluster', { port, password })

  return async () => {
    shared.users--
    if (shared.users > 0) return
    shelf[key] = undefined
    await (await shared.cluster).stop()
    rmSync(shared.folder, { recursive: true, force: true })
  }
}
