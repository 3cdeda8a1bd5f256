/** A run of text with one look; `href` only for http and https addresses and mail. */
export interface NotePiece {
  text: string
  bold?: true
  italic?: true
  href?: string
}

export interface NoteBlock {
  kind: 'text' | 'heading' | 'list'
  lines: NotePiece[][]
}

const PIECE = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)|(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/g

function piecesOf(line: string): NotePiece[] {
  const pieces: NotePiece[] = []
  let from = 0
  for (const match of line.matchAll(PIECE)) {
    const [whole, bold, italic, label, target, address] = match
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
    if (bold) pieces.push({ text: bold, bold: true })
    else if (italic) pieces.push({ text: italic, italic: true })
    else pieces.push({ text: label ?? address ?? whole, href: target ?? address })
    from = match.index + whole.length
  }
  if (from < line.length) pieces.push({ text: line.slice(from) })
  return pieces
}

/**
 * Notes with a little Markdown as data: headings (`# `), lists (`- `), bold, italic and links. No HTML is ever made of what was
 * typed: components print the pieces as text.
 */
export function notesOf(text: string): NoteBlock[] {
  const blocks: NoteBlock[] = []
  let open: NoteBlock | null = null
  for (const line of text.split(/\r?\n/)) {
    const [kind, rest] = kindOf(line)
    if (!rest.trim()) {
      open = null
      continue
    }
    if (!open || open.kind !== kind || kind === 'heading') blocks.push(open = { kind, lines: [] })
    open.lines.push(piecesOf(rest.trim()))
  }
  return blocks
}

function kindOf(line: string): [NoteBlock['kind'], string] {
  const heading = /^#{1,3} (.*)$/.exec(line)
  if (heading) return ['heading', heading[1] ?? '']
  const item = /^\s*[-*] (.*)$/.exec(line)
  return item ? ['list', item[1] ?? ''] : ['text', line]
}
