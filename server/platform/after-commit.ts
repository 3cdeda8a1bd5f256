/** An answer that is made after the transaction: for what asks other machines (mail server, store, identity provider). */
export class AfterCommit<T> {
  constructor(readonly run: () => Promise<T>) {}
}
