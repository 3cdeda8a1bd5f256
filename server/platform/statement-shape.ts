/** A statement with its values in the order of their placeholders. */
export interface Statement {
  text: string
  values: readonly unknown[]
}

/** Where the database client puts values: bounds of pages, lists, and any other place. */
const PLACES = /\b(LIMIT|OFFSET) \$(\d+)|\b(NOT )?IN \(\$(\d+)((?:,\$\d+)*)\)|\$(\d+)/g
const WHOLE_NUMBER = /^\d{1,9}$/
const MOST_KNOWN = 500
const MOST_BOUNDS = 20
const LONGEST_KNOWN = 6000

/** Places of a text: what precedes each, and which values go there. */
interface Place {
  before: string
  bound: string
  isList: boolean
  isNot: boolean
  /** Of the first value. */
  index: number
  count: number
}

interface Shape {
  places: Place[]
  after: string
  /** Finished texts by what was written out in them. */
  texts: Map<string, string>
}

/**
 * Puts statements of the database client into a form that PostgreSQL plans once and not with every run. How many rows a page has
 * is written out: of a value in its place the planner believes that it means a tenth of the table, finds that dear and plans anew
 * each time. A list is one value, not another text for every length.
 * Only for texts of the client's: what looks like a place in a string would be taken for one.
 */
export function generalShapes(): (statement: Statement) => Statement {
  const known = new Map<string, Shape>()
  return (statement) => {
    const { text, values } = statement
    // Nothing to be planned, and another text for every number of rows.
    if (text.startsWith('INSERT')) return statement
    let shape = known.get(text)
    if (!shape) {
      shape = shapeOf(text)
      if (known.size >= MOST_KNOWN) known.clear()
      // Another text for every length: those would pile up.
      if (text.length <= LONGEST_KNOWN && shape.places.every(place => place.count === 1)) known.set(text, shape)
    }
    return filled(shape, values)
  }
}

function shapeOf(text: string): Shape {
  const places: Place[] = []
  let end = 0
  for (const match of text.matchAll(PLACES)) {
    const [whole, bound = '', boundAt, not, first, others, at] = match
    const count = others ? others.split(',').length : 1
    places.push({
      before: text.slice(end, match.index), bound, isList: first !== undefined, isNot: Boolean(not), count,
      index: Number(boundAt ?? first ?? at) - 1,
    })
    end = match.index + whole.length
  }
  return { places, after: text.slice(end), texts: new Map() }
}

function filled(shape: Shape, all: readonly unknown[]): Statement {
  const values: unknown[] = []
  let bounds = ''
  for (const { bound, isList, index, count } of shape.places) {
    if (bound && isWrittenOut(bound, all[index])) bounds += `${all[index]} `
    else {
      if (bound) bounds += '$ '
      values.push(isList ? all.slice(index, index + count) : all[index])
    }
  }
  let text = shape.texts.get(bounds)
  if (text === undefined) {
    text = textOf(shape, all)
    if (shape.texts.size < MOST_BOUNDS) shape.texts.set(bounds, text)
  }
  return { text, values }
}

function textOf({ places, after }: Shape, all: readonly unknown[]): string {
  let number = 0
  const written = places.map(({ before, bound, isList, isNot, index }) => {
    if (bound && isWrittenOut(bound, all[index])) return `${before}${bound} ${all[index]}`
    number++
    if (isList) return `${before}${isNot ? '<> ALL' : '= ANY'}($${number})`
    return `${before}${bound}${bound && ' '}$${number}`
  })
  return written.join('') + after
}

/** Texts that come back often: pages begin anywhere, but most at 0. */
function isWrittenOut(bound: string, value: unknown): boolean {
  const number = String(value)
  return WHOLE_NUMBER.test(number) && (bound === 'LIMIT' || number === '0')
}
