/** The package brings no types; this is the part of it that the tests use. */
declare module 's3rver' {
  interface Options {
    port?: number
    address?: string
    directory?: string
    silent?: boolean
    vhostBuckets?: boolean
    serviceEndpoint?: string
    configureBuckets?: { name: string, configs: string[] }[]
  }
  export default class S3rver {
    constructor(options: Options)
    run(): Promise<{ address: string, port: number }>
    close(): Promise<void>
  }
}
