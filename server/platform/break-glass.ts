import { createHash, randomInt } from 'node:crypto'

/** Without letters and digits that are mistaken for each other on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 5
const GROUP_LENGTH = 5
const SHAPE = new RegExp(`^[${ALPHABET}]{${GROUPS * GROUP_LENGTH}}$`)

/** Whether this installation lets people sign in with one-time codes printed on the server; off unless the operator says so. */
export function isBreakGlassOn(): boolean {
  return process.env.WORKMATE_BREAK_GLASS === '1'
}

/** A one-time code of 122 random bits in groups that can be read out and typed. */
export function makeBreakGlassCode(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join('-')
}

/** SHA-256 of a code as typed, the only thing that is kept; null for what is no code. */
export function hashBreakGlassCode(code: string): string | null {
  const plain = code.toUpperCase().replace(/[\s-]/g, '')
  return SHAPE.test(plain) ? createHash('sha256').update(`break-glass ${plain}`).digest('hex') : null
}
