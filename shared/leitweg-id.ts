/** Lengths of the coarse address: federation or state, region, district, municipality (Formatspezifikation Leitweg-ID 2.0.2). */
const COARSE_LENGTHS = new Set([2, 3, 5, 8, 9, 12])

/** Whether a reference has the form of a Leitweg-ID: coarse address of a state or the federation, fine address, check digits. */
export function looksLikeLeitwegId(text: string): boolean {
  const parts = /^(\d{2,12})(?:-[A-Z0-9]{1,30})?-\d{2}$/.exec(text.trim().toUpperCase())
  const coarse = parts?.[1]
  return coarse !== undefined && COARSE_LENGTHS.has(coarse.length) && /^(0[1-9]|1[0-6]|99)/.test(coarse)
}

/** Whether it is a Leitweg-ID with right check digits (ISO 7064 mod 97-10; letters count as 10 to 35). */
export function isLeitwegId(text: string): boolean {
  return looksLikeLeitwegId(text) && remainder97(text.trim().toUpperCase().replaceAll('-', '')) === 1
}

/** Check digits for a Leitweg-ID without them, e.g. `04011000-12345` gives `35`. */
export function leitwegCheckDigits(withoutDigits: string): string {
  const rest = remainder97(`${withoutDigits.trim().toUpperCase().replaceAll('-', '')}00`)
  return String(98 - rest).padStart(2, '0')
}

function remainder97(text: string): number {
  let rest = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
