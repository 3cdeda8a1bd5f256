/** Upper case without blanks, dots, slashes and hyphens, as such numbers are stored and compared. */
export function withoutBlanks(text: string): string {
  return text.toUpperCase().replaceAll(/[\s./-]/g, '')
}

/**
 * Whether it is a German tax identification number (§ 139b AO): eleven digits, the first not 0, exactly one digit two or
 * three times among the first ten (three in a row never), and the check digit of ISO 7064 MOD 11,10 at the end.
 */
export function isTaxId(text: string): boolean {
  if (!/^[1-9]\d{10}$/.test(text)) return false
  const digits = text.slice(0, 10)
  const counts = Object.values(Object.groupBy([...digits], digit => digit)).map(same => same?.length ?? 0)
  const repeated = counts.filter(count => count > 1)
  if (repeated.length !== 1 || (repeated[0] ?? 0) > 3 || /(\d)\1\1/.test(digits)) return false
  return taxIdCheckDigit(digits) === text[10]
}

/** Check digit of the first ten digits of a tax identification number. */
export function taxIdCheckDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (2 * sum) % 11
  }
  return String((11 - product) % 10)
}

/**
 * Whether it is a German social security number (§ 147 SGB VI, § 2 VKVV): area, day of birth, initial of the name at
 * birth, serial number, check digit: `15070649C103`.
 */
export function isSocialSecurityNumber(text: string): boolean {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})[A-Z]\d{3}$/.exec(text)
  if (!parts) return false
  const [day, month] = [Number(parts[2]), Number(parts[3])]
  // Where a number was taken already, 30 or 60 was once added to the day.
  if (day < 1 || day > 91 || month < 1 || month > 12) return false
  return socialSecurityCheckDigit(text.slice(0, 11)) === text[11]
}

const WEIGHTS = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]

/** Check digit of the first eleven characters of a social security number (§ 2 Abs. 6 VKVV). */
export function socialSecurityCheckDigit(text: string): string {
  const letter = String((text.codePointAt(8) ?? 65) - 64).padStart(2, '0')
  const digits = [...text.slice(0, 8), ...letter, ...text.slice(9, 11)]
  const sum = digits.reduce((total, digit, at) => total + digitSum(Number(digit) * (WEIGHTS[at] ?? 0)), 0)
  return String(sum % 10)
}

function digitSum(number: number): number {
  return Math.floor(number / 10) + number % 10
}
