import { dayText } from '#shared/calendar-day'
import { socialSecurityCheckDigit, taxIdCheckDigit } from '#shared/payroll-numbers'
import type { Random } from './random'

/** A tax identification number of the right form, with its check digit: one digit twice, one missing. */
export function randomTaxId(random: Random): string {
  const digits = [...'123456789']
  for (let at = digits.length - 1; at > 0; at--) {
    const other = random.int(0, at)
    const kept = digits[at] ?? ''
    digits[at] = digits[other] ?? ''
    digits[other] = kept
  }
  const text = digits.join('') + (digits[random.int(0, 6)] ?? '1')
  return text + taxIdCheckDigit(text)
}

/** A social security number for that birthday and name, with its check digit. */
export function randomSocialSecurityNumber(random: Random, { birthDate, lastName }: { birthDate: Date, lastName: string }): string {
  const [year = '', month = '', day = ''] = dayText(birthDate).split('-')
  const initial = lastName.normalize('NFD').charAt(0).toUpperCase()
  const text = `${random.pick(['12', '24', '44', '52', '65'])}${day}${month}${year.slice(2)}${initial}${String(random.int(0, 49)).padStart(2, '0')}`
  return text + socialSecurityCheckDigit(text)
}
