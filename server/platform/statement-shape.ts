import { listCallOf, writtenCall, type ListCall } from './list-in-statement'

/** A statement with its values in the order of their placeholders. */
export interface Statement {
  text: string
  values: readonly unknown[]
}

/** Where the database client puts values: bounds of pages, lists, and any other place. */
const PLACES = /\b(LIMIT|OFFSET) \$(\d+)|\b(NOT )?IN \(\$(\d+)((?:,\$\d+)*)\)|\$(\d+)/g
const WHOLE_NUMBER = /^\d{1,9}$/
const MOST_KNOWN = 500
const MOST_TEXTS = 20
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
 * each time. A list is one value, not another text for every length, or the call that makes it (`listFrom`).
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
  let written = ''
  for (const place of shape.places) {
    const content = contentOf(place, all)
    written += `${content.written} `
    values.push(...content.values)
  }
  let text = shape.texts.get(written)
  if (text === undefined) {
    text = textOf(shape, all)
    if (shape.texts.size < MOST_TEXTS) shape.texts.set(written, text)
  }
  return { text, values }
}

interface Content {
  /** What of it is part of the text. */
  written: string
  values: readonly unknown[]
  call?: ListCall
}

function contentOf({ bound, isList, index, count }: Place, all: readonly unknown[]): Content {
  const value = all[index]
  if (bound && isWrittenOut(bound, value)) return { written: String(value), values: [] }
  const call = isList ? listCallOf(value) : null
  if (call) return { written: call.name, values: call.values, call }
  return { written: '$', values: [isList ? all.slice(index, index + count) : value] }
}

function textOf({ places, after }: Shape, all: readonly unknown[]): string {
  let number = 1
  const texts = places.map((place) => {
    const content = contentOf(place, all)
    const text = place.before + placeOf(place, content, number)
    number += content.values.length
    return text
  })
  return texts.join('') + after
}

/** A place with its values from number `first` on. */
function placeOf({ bound, isList, isNot }: Place, { written, values, call }: Content, first: number): string {
  if (isList) return `${isNot ? '<> ALL' : '= ANY'}${call ? writtenCall(call, first) : `($${first})`}`
  return `${bound}${bound && ' '}${values.length > 0 ? `$${first}` : written}`
}

/** Texts that come back often: pages begin anywhere, but most at 0. */
function isWrittenOut(bound: string, value: unknown): boolean {
  const number = String(value)
  return WHOLE_NUMBER.test(number) && (bound === 'LIMIT' || number === '0')
}
