import { describe, expect, it } from 'vitest'
import { isSocialSecurityNumber, isTaxId, socialSecurityCheckDigit, taxIdCheckDigit, withoutBlanks } from '#shared/payroll-numbers'

describe('a tax identification number', () => {
  it.each(['86095742719', '47036892816', '65929970489', '57549285017', '25768131411'])('%s is one', id => expect(isTaxId(id)).toBe(true))
  it.each([
    ['86095742718', 'a wrong check digit'], ['06095742719', 'a leading zero'], ['8609574271', 'ten digits'], ['11111111111', 'one digit only'],
    ['12345678903', 'no digit twice'], ['', 'nothing'],
  ])('%s is none: %s', id => expect(isTaxId(id)).toBe(false))

  it('has a check digit after ISO 7064 MOD 11,10', () => expect(taxIdCheckDigit('8609574271')).toBe('9'))
})

describe('a social security number', () => {
  it.each(['15070649C103', '65180539W001'])('%s is one', number => expect(isSocialSecurityNumber(number)).toBe(true))
  it.each(['15070649C104', '15071349C103', '15000649C103', '1507064C103', '150706491103'])('%s is none', number => expect(isSocialSecurityNumber(number)).toBe(false))
  it('may be written with blanks', () => expect(isSocialSecurityNumber(withoutBlanks('15 070649 c 103'))).toBe(true))
  it('has a check digit after § 2 VKVV', () => expect(socialSecurityCheckDigit('15070649C10')).toBe('3'))
})
