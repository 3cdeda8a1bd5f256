/** Widths of the letters in the font of the page at 1 px, wide and narrow ones apart: names in capitals are half as wide again. */
const WIDTHS: ReadonlyArray<readonly [letters: RegExp, width: number]> = [
  [/[ilIj.,:;'|!()[\]/ ]/, 0.34], [/[ftr"-]/, 0.44], [/[mwMW@%—…]/, 0.98], [/[A-ZÄÖÜ&+=<>~#0-9]/, 0.74], [/[ -\u024F]/, 0.63],
]

function widthOf(letter: string): number {
  return WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 1.05
}

/** Text that fits a width at a size in pixels; SVG does not shorten by itself. */
export function fitted(text: string, width: number, size: number): string {
  const letters = [...text.trim()]
  let used = letters.reduce((sum, letter) => sum + widthOf(letter) * size, 0)
  if (used <= width) return letters.join('')
  used += widthOf('…') * size
  while (letters.length > 1 && used > width) used -= widthOf(letters.pop() ?? '') * size
  return `${letters.join('').trimEnd()}…`
}
