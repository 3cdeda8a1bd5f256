// Widths of the embedded typeface (Inter 4, see server/document-assets). Knowing them makes the page breaks, and with
// them the carried-over totals, a pure function of the content: nothing has to be measured in a browser.
/** U+0020 to U+017F, two base-36 digits each: advance width in thousandths of the font size. */
const regular = [
  '7t80cyhlhurahw8ca5a5dxie80cs80a0hjbbgyh6hyghh8fqh7h8808eieieiee7quj6i6kak2gpgekqkn7hfviofpp3kxl9hrl9hwhuhykoj6rd',
  'iyivhha5a0a5d3co8zfmh0fvh0g7aah1gf6q6qf96qocgfgoh0h0ageo93gffmmqf6fmfcbu99buie0000000000000000000000000000000000',
  '000000000000000000000000000000007t80fvgzk5fa7ifsgfpecmg7ie00iidacoiecace8zgagr807g8gdeg7manjoie7j6j6j6j6j6j6rmka',
  'gpgpgpgp7h7h7h7hkfkxl9l9l9l9l9iel9kokokokoivhoh4fmfmfmfmfmfmphfvg7g7g7g76q6q6q6qg7gfgogogogogoiegogfgfgfgffmh0fm',
  'j6fmj6fmj6fmkafvkafvkafvkafvk2jqkfh0gpg7gpg7gpg7gpg7gpg7kqh1kqh1kqh1kqh1kngflkgf7h6q7h6q7h6q7h6q7h6qnbdgfv6qiof9',
  'elfp6qfp6qfp9gfn9zgj6qkxgfkxgfkxgf00kxgfl9gol9gol9gorxrshwaghwaghwaghueohueohueohueohy93hyaghy93kogfkogfkogfkogf',
  'kogfkogfrdmqivfmivhhfchhfchhfc8q',
].join('')
const semibold = [
  '708xejhwi2rwif92adadf0ip8vcx8vajicbrhbhoiih0hsg0hshs8v95ipipipf3rrk8ibkhk2gtgcktkq7pg4jjfppml3ldhxlhi4i2ickgk8sc',
  'k0jti4adajadddd19rfyhcg7hcgfathdh07a7aft7ap0h0gxhchcb1f99th0gbnbftgcfqcn9zcnip0000000000000000000000000000000000',
  '00000000000000000000000000000000708xg7hhktfn8sfsh0pecshmip00igckcqipcmcv9rh2go8v9890djhmn3o6p7f3k8k8k8k8k8k8s5kh',
  'gtgtgtgt7p7p7p7pkvl3ldldldldldipldkgkgkgkgjtiahwfyfyfyfyfyfypdg7gfgfgfgf7a7a7a7agih0gxgxgxgxgxipgxh0h0h0h0gchcgc',
  'k8fyk8fyk8fykhg7khg7khg7khg7k2kjkvhcgtgfgtgfgtgfgtgfgtgfkthdkthdkthdkthdkqh0m5h07p7a7p7a7p7a7p7a7p7ansejg47ajjft',
  'fqfp7afp7afpahfxbngq7al3h0l3h0l3h000l3h0ldgxldgxldgxs6rki4b1i4b1i4b1i2f9i2f9i2f9i2f9ic9ticbnic9tkgh0kgh0kgh0kgh0',
  'kgh0kgh0scnbjtgcjti4fqi4fqi4fq9a',
].join('')

export type FontWeight = 400 | 600

const firstCode = 0x20
/** What a character of another script may take at most: a full em. */
const unknownWidth = 1000
const punctuation: Record<number, number> = {
  0x2013: 500, 0x2014: 1000, 0x2018: 261, 0x2019: 261, 0x201A: 241, 0x201C: 440, 0x201D: 440, 0x201E: 421, 0x2022: 563,
  0x2026: 864, 0x20AC: 667, 0x2122: 611, 0x2212: 662,
}
/** Tabular figures are wider than the proportional ones the table above was taken from. */
const figureWidth = 650
const millimetresPerPoint = 25.4 / 72
/** Kerning and rounding of the renderer stay within this share. */
const slack = 1.01

function tableOf(text: string) {
  return (text.match(/../g) ?? []).map(pair => Number.parseInt(pair, 36))
}

const tables: Record<FontWeight, number[]> = { 400: tableOf(regular), 600: tableOf(semibold) }

function characterWidth(code: number, table: number[]) {
  if (code >= 0x30 && code <= 0x39) return figureWidth
  return table[code - firstCode] || punctuation[code] || unknownWidth
}

/** Width of a text in millimetres, never less than what it takes when rendered. */
export function textWidth(text: string, points: number, weight: FontWeight = 400): number {
  let thousandths = 0
  for (const character of text) thousandths += characterWidth(character.codePointAt(0) ?? 0, tables[weight])
  return thousandths / 1000 * points * millimetresPerPoint * slack
}
