import type { TestProject } from 'vitest/node'
import { type TestCluster, startTestCluster } from './test-cluster'

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: { port: number, password: string }
  }
}

/** The projects of one run share a cluster; the last to end stops it. */
interface Shared {
  cluster: Promise<TestCluster>
  users: number
}
const key = Symbol.for('workmateos.test-cluster')
const shelf = globalThis as { [key]?: Shared | undefined }

export default async function setUp(project: TestProject) {
  const shared = shelf[key] ??= { cluster: startTestCluster(), users: 0 }
  shared.users++
  const { port, password } = await shared.cluster
  project.provide('testCluster', { port, password })

  return async () => {
    shared.users--
    if (shared.users > 0) return
    shelf[key] = undefined
    await (await shared.cluster).stop()
  }
}
