import type { TextPiece } from '#shared/contracts/search'

/** Marks that the database puts around hits (search_fragment); they occur in no text it answers with. */
const BEGIN = '\uE000'
const END = '\uE001'

/** Text with marks as pieces. */
export function markedPieces(text: string): TextPiece[] {
  return text.split(BEGIN).flatMap((part, at) => {
    if (at === 0) return [{ text: part, hit: false }]
    const [hit = '', ...rest] = part.split(END)
    return [{ text: hit, hit: true }, { text: rest.join(''), hit: false }]
  }).filter(piece => piece.text !== '')
}

/** Title in which the beginnings of words that were asked for are hits; accents and case do not count. */
export function piecesWith(title: string, q: string): TextPiece[] {
  const asked = folded(q).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return title.split(/([^\p{L}\p{N}]+)/u).filter(Boolean).flatMap((word) => {
    const length = Math.max(0, ...asked.filter(part => folded(word).startsWith(part)).map(part => part.length))
    return [{ text: word.slice(0, length), hit: true }, { text: word.slice(length), hit: false }].filter(piece => piece.text !== '')
  }).reduce<TextPiece[]>(joined, [])
}

/** Character by character, so that lengths stay those of the shown text. */
function folded(text: string): string {
  return [...text].map(char => char.normalize('NFD').charAt(0).toLowerCase()).join('')
}

function joined(pieces: TextPiece[], piece: TextPiece): TextPiece[] {
  const last = pieces.at(-1)
  if (last?.hit === piece.hit) last.text += piece.text
  else pieces.push({ ...piece })
  return pieces
}
