import type { InvoiceContent } from '#shared/invoice-content'

/** A field that an XRechnung needs and the frozen content lacks. */
export interface XrechnungGap {
  pointer: string
  code: 'field.required'
}

/**
 * What keeps an issued document from being an XRechnung (BR-DE-2 to BR-DE-9, R010, R020). An invoice without an e-mail
 * address of its buyer is lawful as ZUGFeRD or paper, so issuing does not insist on these.
 */
export function xrechnungGaps({ seller, buyer }: InvoiceContent): XrechnungGap[] {
  const needed: [string, string | null][] = [
    ['#/seller/contact/name', seller.contact.name],
    ['#/seller/contact/phone', seller.contact.phone],
    ['#/seller/contact/email', seller.contact.email],
    ['#/seller/electronicAddress', seller.electronicAddress?.value ?? null],
    ['#/seller/address/postalCode', seller.address.postalCode],
    ['#/seller/address/city', seller.address.city],
    ['#/buyer/electronicAddress', buyer.electronicAddress?.value ?? null],
    ['#/buyer/address/postalCode', buyer.address.postalCode],
    ['#/buyer/address/city', buyer.address.city],
  ]
  return needed.filter(([, value]) => !value?.trim()).map(([pointer]) => ({ pointer, code: 'field.required' }))
}
