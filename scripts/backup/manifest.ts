/** What a backup says about itself: enough to restore it by script and to prove that nothing is missing. */
export interface Manifest {
  format: 1
  madeAt: string
  /** In order of application; restore brings the empty database exactly here. */
  migrations: { name: string, checksum: string }[]
  /** Job queues that existed; unfinished jobs refer to them. */
  queues: string[]
  tables: DumpedTable[]
  sequences: { name: string, value: string, isCalled: boolean }[]
  files: DumpedFile[]
}

export interface DumpedTable {
  /** Schema-qualified and quoted. */
  name: string
  columns: string[]
  /** Name below `tables/`. */
  file: string
  rows: number
  /** Of the uncompressed rows, ordered by primary key. */
  sha256: string
}

export interface DumpedFile {
  /** Key in the file store, path below `files/`. */
  key: string
  mimeType: string
  byteSize: number
  sha256: string
}
