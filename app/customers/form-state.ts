import type { z } from 'zod'
import type { ElectronicAddressScheme } from '#shared/electronic-address'
import type { ADDRESS_KINDS, CustomerDetail } from '#shared/contracts/customers'

export type CustomerWire = z.input<typeof CustomerDetail>
export type AddressState = Record<'addition' | 'street' | 'postalCode' | 'city', string> & { kind: typeof ADDRESS_KINDS[number], country: string }

const texts = [
  'name', 'vatId', 'taxNumber', 'buyerReference', 'electronicAddress', 'invoiceEmail', 'email', 'phone', 'website', 'notes',
] as const

const fresh = { kind: 'COMPANY', language: 'de', currency: 'EUR', paymentTermDays: null, hourlyRate: null } as const

/** What the form starts with: an empty company, or the customer as stored. */
export function customerFormState(customer?: CustomerWire) {
  const { kind, language, currency, paymentTermDays, hourlyRate } = customer ?? fresh
  return {
    ...textState(customer, texts),
    kind,
    language: language as 'de' | 'en',
    currency,
    paymentTermDays,
    hourlyRate,
    electronicAddressScheme: (customer?.electronicAddressScheme ?? undefined) as ElectronicAddressScheme | undefined,
    addresses: customer?.addresses.map(addressState) ?? [addressState({ kind: 'BILLING' })],
  }
}

/** An address as the form edits it. */
export function addressState(address: Partial<CustomerWire['addresses'][number]> & { kind: AddressState['kind'] }): AddressState {
  return { ...textState(address, ['addition', 'street', 'postalCode', 'city']), kind: address.kind, country: address.country ?? 'DE' }
}

/** Addresses of which nothing but the country was filled in are not sent. */
export function filledAddresses(addresses: readonly AddressState[]): AddressState[] {
  return addresses.filter(address => address.street || address.postalCode || address.city || address.addition)
}
