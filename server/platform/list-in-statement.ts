import { randomUUID } from 'node:crypto'

/** A function of the database that answers a list of ids. */
export interface ListCall {
  name: 'search_ids'
  values: readonly unknown[]
}

/** Begins the values that stand for a call. Another one in every process: nobody can send one in. */
const MARK = `${randomUUID()} `

/**
 * Stands in a filter for a list that PostgreSQL makes itself, in the same statement: `{ id: { in: [listFrom(call)] } }`. It must be
 * the only value there. Saves the round trip that would fetch the list, and sending it back.
 */
export function listFrom(call: ListCall): string {
  return MARK + JSON.stringify(call)
}

/** The call that a value stands for, none for any other value. */
export function listCallOf(value: unknown): ListCall | null {
  return typeof value === 'string' && value.startsWith(MARK) ? JSON.parse(value.slice(MARK.length)) as ListCall : null
}

/** How the call is written, with its values from place `first` on. As a query of its own it runs once and not for every row. */
export function writtenCall({ name, values }: ListCall, first: number): string {
  return `((SELECT ${name}(${values.map((_, index) => `$${first + index}`).join(', ')}))::uuid[])`
}
