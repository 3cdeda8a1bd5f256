/** Somebody named in a text as `@[Name](employee:id)` or `@[Name](department:id)`. */
export interface Mention {
  kind: 'employee' | 'department'
  id: string
  name: string
}

const MENTION = /@\[([^\]\n]{1,120})\]\((employee|department):([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\)/g

/** Everybody a text mentions, each once. */
export function mentionsIn(text: string | null | undefined): Mention[] {
  const found = [...(text ?? '').matchAll(MENTION)].map(([, name = '', kind = '', id = '']) => ({ kind: kind as Mention['kind'], id, name }))
  return found.filter((mention, at) => found.findIndex(other => other.id === mention.id) === at)
}

/** A mention as it is stored. */
export function mentionText({ kind, id, name }: Mention): string {
  return `@[${name.replace(/[[\]\n]/g, '')}](${kind}:${id})`
}

/** The text as people read it: `@Name`. */
export function withoutMarkup(text: string): string {
  return text.replace(MENTION, '@$1')
}

/** A text in pieces, so that names can be shown as such. */
export function piecesOf(text: string): Array<string | Mention> {
  const pieces: Array<string | Mention> = []
  let from = 0
  for (const match of text.matchAll(MENTION)) {
    const [whole, name = '', kind = '', id = ''] = match
    if (match.index > from) pieces.push(text.slice(from, match.index))
    pieces.push({ kind: kind as Mention['kind'], id, name })
    from = match.index + whole.length
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}
