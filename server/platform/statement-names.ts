const RUNS_BEFORE_KEPT = 4
const MOST_KEPT = 200
const MOST_WATCHED = 1000
const LONGEST = 6000
const KEPT = /^(?:\/\* kept \*\/|SELECT (?:"t0"|"public"|COUNT\(\*\) AS "_count|set_config)|(?:INSERT INTO|UPDATE|DELETE FROM) "public")/
/** PostgreSQL's name of the statement that is kept for one run only. */
const UNNAMED = ''

/**
 * Names for prepared statements: PostgreSQL keeps the analysed form of a named one per connection and need not read it again.
 * Only texts that come back get a name, and never more than so many, because each holds memory in every connection; and only
 * those the client writes: of SQL by hand PostgreSQL must see the values to plan it well (a search of texts took five times as
 * long), unless it begins with a comment `kept`, which says that any values make the same plan.
 */
export function statementNames(): (query: { sql: string }) => string {
  const kept = new Map<string, string>()
  const runs = new Map<string, number>()
  return ({ sql }) => {
    const name = kept.get(sql)
    if (name) return name
    if (kept.size >= MOST_KEPT || sql.length > LONGEST || !KEPT.test(sql)) return UNNAMED
    const count = (runs.get(sql) ?? 0) + 1
    if (count < RUNS_BEFORE_KEPT) {
      // Texts that are made up anew each time would pile up.
      if (runs.size >= MOST_WATCHED) runs.clear()
      runs.set(sql, count)
      return UNNAMED
    }
    runs.delete(sql)
    const next = `wmos_${kept.size}`
    kept.set(sql, next)
    return next
  }
}
