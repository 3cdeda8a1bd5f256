import { AsyncLocalStorage } from 'node:async_hooks'

const counting = new AsyncLocalStorage<{ total: number | null }>()

/**
 * Runs `read`, which reads a page of a list, and has the same statement count the whole list. Only for lists that a filter makes
 * short: all of it is read, for one page. `total` is null when the page was empty or its statement could not be asked.
 */
export async function withTotal<T>(read: () => Promise<T>): Promise<{ answer: T, total: number | null }> {
  const count = { total: null }
  // Waited for inside: the client sends a statement only when somebody waits for it.
  const answer = await counting.run(count, async () => await read())
  return { answer, total: count.total }
}

interface Answer {
  fields: readonly unknown[]
  rows: unknown[][]
}

/** The form of a statement that counts too, and what takes the count out of its answer again. */
export interface CountedStatement {
  text: string
  answerOf: <T extends Answer>(counted: T) => T
}

const known = new Map<string, string | null>()
const MOST_KNOWN = 200

/** The counting form of the client's statement when `withTotal` asked for it. */
export function countedStatement(text: string): CountedStatement | null {
  const count = counting.getStore()
  const counted = count && countedForm(text)
  if (!counted) return null
  return {
    text: counted,
    answerOf: (answer) => {
      const total = answer.rows[0]?.at(-1)
      if (typeof total === 'number') count.total = total
      return { ...answer, fields: answer.fields.slice(0, -1), rows: answer.rows.map(row => row.slice(0, -1)) }
    },
  }
}

function countedForm(text: string): string | null {
  let form = known.get(text)
  if (form === undefined) {
    form = writtenCounting(text)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(text, form)
  }
  return form
}

/**
 * The page cut out of all hits, which are read once, before anything is joined to them: nothing is joined to what is on other pages.
 * Null when the filter or the order looks at what is joined, and for everything that is not a page.
 */
function writtenCounting(text: string): string | null {
  const parts = partsOf(text)
  if (!parts) return null
  const { columns, table, joins, filter, order, page } = parts
  const joined = [...joins.matchAll(/ AS ("\w+") ON /g)].map(([, name]) => `${name}.`)
  if (joined.some(name => filter.includes(name) || order.includes(name))) return null
  return `/* kept */ WITH "hits" AS MATERIALIZED (SELECT "t0".* FROM ${table}${filter}) ${columns}, (SELECT count(*) FROM "hits")::int`
    + ` FROM (SELECT * FROM "hits" AS "t0"${order}${page}) AS "t0"${joins}${order}`
}

const WORDS = ['SELECT ', ' FROM ', ' WHERE ', ' ORDER BY ', ' LIMIT ']

/** The parts of a page's statement, each with the word it begins with. */
function partsOf(text: string) {
  const pieces = cutAtWords(text)
  if (pieces.length !== WORDS.length || !WORDS.every((word, index) => pieces[index]?.startsWith(word))) return null
  const [columns, source, filter, order, page] = pieces as [string, string, string, string, string]
  const [from, table] = /^ FROM ("public"\."\w+" AS "t0")/.exec(source) ?? []
  return from && table ? { columns, table, joins: source.slice(from.length), filter, order, page } : null
}

/** Cut before each of the words that stand in no brackets. */
function cutAtWords(text: string): string[] {
  const pieces: string[] = []
  let [depth, begin] = [0, 0]
  for (const { 0: found, index } of text.matchAll(/[()]| (?:FROM|WHERE|ORDER BY|LIMIT) /g)) {
    if (found === '(') depth++
    else if (found === ')') depth--
    else if (depth === 0) {
      pieces.push(text.slice(begin, index))
      begin = index
    }
  }
  return [...pieces, text.slice(begin)]
}
