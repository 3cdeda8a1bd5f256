/** The store has no object under this key: a row without its file, which `npm run invariants` counts (I6). */
export class ObjectMissing extends Error {
  constructor(key: string) {
    super(`no object under ${key}`)
    this.name = 'ObjectMissing'
  }
}
