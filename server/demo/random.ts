/** Deterministic random numbers (mulberry32): the demo company looks the same on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** Whole number from low to high, both included. */
  int(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** True with the given probability. */
  chance(probability: number): boolean
  /** UUID made of this sequence: the same run gives the same ids. */
  uuid(): string
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6D2B79F5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const hex = (digits: number) => Array.from({ length: digits }, () => int(0, 15).toString(16)).join('')
  return {
    next, int,
    pick<T>(items: readonly T[]): T {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    chance: probability => next() < probability,
    uuid: () => `${hex(8)}-${hex(4)}-7${hex(3)}-${'89ab'[int(0, 3)]}${hex(3)}-${hex(12)}`,
  }
}

/** German VAT id with its check digit (ISO 7064 MOD 11,10). @param digits eight digits */
export function germanVatId(digits: string): string {
  let product = 10
  for (const digit of digits) {
    let sum = (Number(digit) + product) % 10
    if (sum === 0) sum = 10
    product = (2 * sum) % 11
  }
  return `DE${digits}${(11 - product) % 10}`
}

/** German IBAN with its check digits. @param bankCode eight digits @param account up to ten digits */
export function germanIban(bankCode: string, account: string): string {
  const bban = bankCode + account.padStart(10, '0')
  const remainder = BigInt(`${bban}131400`) % 97n
  return `DE${String(98n - remainder).padStart(2, '0')}${bban}`
}
