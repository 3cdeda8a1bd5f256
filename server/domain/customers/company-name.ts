/** Legal forms that people write or leave out; without dots and blanks. */
const LEGAL_FORMS = new Set([
  'gmbh', 'mbh', 'ggmbh', 'ag', 'kg', 'kgaa', 'ohg', 'gbr', 'ug', 'haftungsbeschraenkt', 'ek', 'ev', 'eg', 'se', 'partg', 'partgmbb', 'gesmbh',
  'co', 'cokg', 'und', 'ltd', 'limited', 'llc', 'inc', 'corp', 'plc', 'sa', 'sarl', 'sas', 'srl', 'spa', 'bv', 'nv', 'sl', 'oy', 'ab', 'as', 'aps',
])

/** A name as it is compared: lower case, umlauts spelled out, without legal form, punctuation and blanks. */
export function comparableName(name: string): string {
  const words = wordsOf(name)
  const kept = words.filter(word => !LEGAL_FORMS.has(word))
  return (kept.length ? kept : words).join('')
}

/**
 * LIKE pattern that every spelling of the name's longest word matches: umlauts and their replacements become wildcards.
 * Only narrows down what is compared.
 */
export function namePattern(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^\p{L}\p{N}\s]/gu, ' ').split(/\s+/).filter(word => word && !LEGAL_FORMS.has(spelledOut(word)))
  const longest = plain.sort((a, b) => b.length - a.length)[0] ?? ''
  const open = longest.replaceAll(/[^a-z0-9]+|ae|oe|ue|ss/g, '%')
  return `%${open}%`
}

function wordsOf(name: string): string[] {
  return spelledOut(name.toLowerCase())
    // "e. K.", "G.m.b.H.": single letters with dots belong together.
    .replaceAll(/\b(\p{L})\.\s?(?=\p{L}\b\.?)/gu, '$1')
    .replaceAll(/[^\p{L}\p{N}\s]/gu, ' ')
    .split(/\s+/).filter(Boolean)
}

function spelledOut(text: string): string {
  return text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
    .normalize('NFD').replaceAll(/\p{M}/gu, '')
}
