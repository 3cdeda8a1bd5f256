/** The part of s3rver that our tests use; the package brings no types. */
declare module 's3rver' {
  interface Options {
    port: number
    address: string
    silent: boolean
    directory: string
    serviceEndpoint: string
    configureBuckets: Array<{ name: string, configs: string[] }>
  }

  export default class S3rver {
    constructor(options: Options)
    run(): Promise<{ address: string, port: number }>
    close(): Promise<void>
  }
}
