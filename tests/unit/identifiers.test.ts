import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CustomerChange, CustomerCreate } from '#shared/contracts/customers'
import { isElectronicAddress } from '#shared/electronic-address'
import { isLeitwegId, leitwegCheckDigits, looksLikeLeitwegId } from '#shared/leitweg-id'
import { renderTemplate, unknownPlaceholders } from '#shared/mail-template'
import { formatSeriesNumber, numbersOf, patternFault } from '#shared/number-pattern'
import { isVatId, normaliseVatId } from '#shared/vat-id'

const day = new Date('2026-11-22T00:00:00Z')

describe('VAT ids', () => {
  it.each(['DE136695976', 'de 136 695 976', 'ATU33864707', 'NL853746333B01', 'FR40303265045', 'CHE107787577', 'XI980780684', 'US123456789'])(
    'accepts %s', vatId => expect(isVatId(vatId)).toBe(true))
  it.each(['DE136695975', 'DE12345678', 'AT33864707', 'XX', '136695976', 'EL12', 'DE1366959760'])(
    'refuses %s', vatId => expect(isVatId(vatId)).toBe(false))
  it('stores without blanks', () => expect(normaliseVatId('de 136.695.976')).toBe('DE136695976'))
})

describe('Leitweg-IDs', () => {
  it.each(['991-03730-19', '04011000-1234512345-06', '99-1-21'].map(id => [id.replace(/-\d{2}$/, '')]))('computes check digits that hold: %s', (start) => {
    const id = `${start}-${leitwegCheckDigits(start)}`
    expect(isLeitwegId(id)).toBe(true)
  })
  it('knows a published example', () => expect(isLeitwegId('04011000-1234512345-06')).toBe(true))
  it('finds every single wrong digit', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 1, max: 9 }), (fine, change) => {
      const start = `04011000-${fine}`
      const id = `${start}-${leitwegCheckDigits(start)}`
      const digit = Number(id[3])
      return isLeitwegId(id) && !isLeitwegId(id.slice(0, 3) + String((digit + change) % 10) + id.slice(4))
    }))
  })
  it('leaves order references alone', () => {
    expect(looksLikeLeitwegId('4500-12')).toBe(false)
    expect(looksLikeLeitwegId('PO-2026-17')).toBe(false)
    expect(looksLikeLeitwegId('04011000-12345-35')).toBe(true)
  })
})

describe('electronic addresses', () => {
  it('checks by scheme', () => {
    expect(isElectronicAddress('EM', 'rechnung@example.com')).toBe(true)
    expect(isElectronicAddress('EM', 'rechnung')).toBe(false)
    expect(isElectronicAddress('0088', '4000001123452')).toBe(true)
    expect(isElectronicAddress('0088', '4000001123453')).toBe(false)
    expect(isElectronicAddress('9930', 'DE136695976')).toBe(true)
    expect(isElectronicAddress('9930', 'ATU33864707')).toBe(false)
  })
})

describe('number series patterns', () => {
  it.each(['RE-{YYYY}-{0000}', 'K{00000}', '{YYYY}{0000}', 'R{YY}{MM}-{000}'])('accepts %s', pattern => expect(patternFault(pattern)).toBeNull())
  it.each([
    ['RE-{YYYY}', 'number-series.counter-missing'],
    ['{000}-{000}', 'number-series.counter-twice'],
    ['RE-{YYY}-{000}', 'number-series.unknown-token'],
    ['RE-{MM}-{000}', 'number-series.month-without-year'],
    ['RE1{000}', 'number-series.counter-not-separated'],
    ['{0000000000}', 'number-series.counter-too-long'],
  ])('refuses %s', (pattern, code) => expect(patternFault(pattern)).toBe(code))
  it('recognises its own numbers and no others', () => {
    const numbers = new RegExp(numbersOf('R.{YY}-{000}', day))
    expect(numbers.exec(formatSeriesNumber('R.{YY}-{000}', day, 1042))?.[1]).toBe('1042')
    expect(numbers.test('RX26-001')).toBe(false)
  })
})

describe('mail templates', () => {
  it('fills names once and keeps the subject on one line', () => {
    const mail = renderTemplate({ subject: 'Rechnung {{invoiceNumber}} {{ companyName }}', body: 'Guten Tag {{contactName}}, {{fee}}' },
      { invoiceNumber: 'RE-1\nBcc: a@b.de', companyName: '{{contactName}}', contactName: 'Frau Meyer' })
    expect(mail.subject).toBe('Rechnung RE-1 Bcc: a@b.de {{contactName}}')
    expect(mail.body).toBe('Guten Tag Frau Meyer,')
  })
  it('names what it does not know', () => {
    expect(unknownPlaceholders('{{invoiceNumber}} {{total}} {{#if}}')).toEqual(['total', '{{ }}'])
  })
})

describe('customer contract', () => {
  const codes = (input: unknown) => CustomerCreate.safeParse(input).error?.issues.map(issue => [issue.path.join('/'), issue.message])
  it('turns empty fields into nothing and keeps missing ones unchanged', () => {
    expect(CustomerChange.parse({ vatId: '', email: null, version: 1 })).toEqual({ vatId: null, email: null, version: 1 })
  })
  it('says which field is wrong', () => {
    expect(codes({ kind: 'COMPANY', name: 'A', vatId: 'DE136695975' })).toEqual([['vatId', 'vat-id.invalid']])
    expect(codes({ kind: 'COMPANY', name: 'A', buyerReference: '04011000-12345-99' })).toEqual([['buyerReference', 'leitweg-id.invalid']])
    expect(codes({ kind: 'COMPANY', name: 'A', electronicAddress: 'x', electronicAddressScheme: '0204' })).toEqual([['electronicAddress', 'leitweg-id.invalid']])
    expect(codes({ kind: 'COMPANY', name: 'A', electronicAddress: 'a@b.de' })).toEqual([['electronicAddressScheme', 'electronic-address.scheme-missing']])
    expect(codes({ kind: 'COMPANY', name: 'A', website: 'javascript:alert(1)' })).toEqual([['website', 'website.invalid']])
    expect(codes({ kind: 'COMPANY', name: 'A', addresses: [{ kind: 'BILLING' }, { kind: 'BILLING' }] })).toEqual([['addresses', 'customer.address-kind-twice']])
  })
})
