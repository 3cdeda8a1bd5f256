import { textWidth, type FontWeight } from './text-width'

/** The space a text is set into: width in millimetres, size in points. */
export interface Measure {
  width: number
  points: number
  weight?: FontWeight
}

function fits(text: string, measure: Measure) {
  return textWidth(text, measure.points, measure.weight) <= measure.width
}

/** Breaks a word that is wider than a line, e.g. a long address or number. */
function pieces(word: string, measure: Measure): string[] {
  if (fits(word, measure)) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && !fits(part + character, measure)) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

function wrapParagraph(paragraph: string, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/[ \t]+/).flatMap(each => pieces(each, measure))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || fits(longer, measure)) {
      line = longer
      continue
    }
    lines.push(line)
    line = word
  }
  return [...lines, line]
}

/** The lines of a text as they will be printed; line breaks of the author are kept. */
export function wrapText(text: string, measure: Measure): string[] {
  return text.trim().split(/\r?\n/).flatMap(paragraph => wrapParagraph(paragraph, measure))
}
