const RUNS_BEFORE_KEPT = 4
const MOST_KEPT = 200
const MOST_WATCHED = 1000
const LONGEST = 6000
const BY_HAND = '/* kept */'
/** PostgreSQL's name of the statement that is kept for one run only. */
const UNNAMED = ''

/** Whether the database client wrote the statement. */
export function isOfClient(text: string): boolean {
  return /^(?:SELECT (?:"t0"|"public"|COUNT\(\*\) AS "_count)|(?:INSERT INTO|UPDATE|DELETE FROM) "public")/.test(text)
}

function mayBeKept(text: string): boolean {
  return isOfClient(text) || text.startsWith(BY_HAND)
}

/**
 * Names for prepared statements: PostgreSQL keeps the analysed form of a named one per connection and need not read it again.
 * Only texts that come back get a name, and never more than so many, because each holds memory in every connection; and only
 * those the client writes: of SQL by hand PostgreSQL must see the values to plan it well (a search of texts took five times as
 * long), unless it begins with a comment `kept`, which says that any values make the same plan.
 */
export function statementNames(): (text: string) => string {
  const kept = new Map<string, string>()
  const runs = new Map<string, number>()
  return (text) => {
    const name = kept.get(text)
    if (name) return name
    if (kept.size >= MOST_KEPT || text.length > LONGEST || !mayBeKept(text)) return UNNAMED
    const count = (runs.get(text) ?? 0) + 1
    if (count < RUNS_BEFORE_KEPT) {
      // Texts that are made up anew each time would pile up.
      if (runs.size >= MOST_WATCHED) runs.clear()
      runs.set(text, count)
      return UNNAMED
    }
    runs.delete(text)
    const next = `wmos_${kept.size}`
    kept.set(text, next)
    return next
  }
}
