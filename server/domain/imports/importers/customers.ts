import { CustomerChange, CustomerCreate, type CustomerAddressInput } from '#shared/contracts/customers'
import { COUNTRY_CODES } from '#shared/countries'
import { normaliseVatId } from '#shared/vat-id'
import { changeCustomer, createCustomer, getCustomer } from '#server/domain/customers'
import type { Context } from '#server/platform/context'
import { differing, parsed, refusedField, textOf, without, type Importer, type RowWork, type Values } from '../importer'

const ADDRESS = ['street', 'addition', 'postalCode', 'city', 'country']

async function existing(ctx: Context, { values, options }: RowWork): Promise<string | null> {
  const text = options.key ? textOf(values, options.key) : ''
  if (!options.key || !text) return null
  const wanted = options.key === 'vatId' ? normaliseVatId(text) : text
  const rows = await ctx.db.customer.findMany({
    where: { [options.key]: { equals: wanted, mode: 'insensitive' } }, select: { id: true }, take: 2,
  })
  if (rows.length > 1) throw refusedField(options.key, 'import.ambiguous')
  return rows[0]?.id ?? null
}

function addressOf(values: Values): Partial<CustomerAddressInput> | null {
  const given = Object.fromEntries(ADDRESS.filter(field => field in values).map(field => [field, values[field]]))
  if ('country' in given) given.country = countryCode(String(given.country))
  return Object.keys(given).length > 0 ? given : null
}

/** "Deutschland", "Germany" and "de" are DE. */
function countryCode(text: string): string {
  const upper = text.toUpperCase()
  const named = COUNTRY_CODES.find(code => ['de', 'en'].some(language =>
    new Intl.DisplayNames(language, { type: 'region' }).of(code)?.toLowerCase() === text.toLowerCase()))
  return named ?? upper
}

function currentOf(customer: Awaited<ReturnType<typeof getCustomer>>): Record<string, unknown> {
  const addresses = customer.addresses.map(({ id: _, ...address }) => address)
  return { ...customer, addresses }
}

/** Customers by number, VAT id, e-mail or name; the address of the row is their billing address. */
export const customers: Importer = {
  async write(ctx, work) {
    const { values, onExisting } = work
    const fields = without(values, 'number', ...ADDRESS)
    const address = addressOf(values)
    const id = await existing(ctx, work)
    if (!id) {
      const input = parsed(CustomerCreate, { kind: 'COMPANY', ...fields, ...address ? { addresses: [{ kind: 'BILLING', ...address }] } : {} })
      await createCustomer(ctx, input, textOf(values, 'number') || undefined)
      return 'created'
    }
    if (onExisting === 'skip') return 'skipped'
    const current = await getCustomer(ctx, id)
    const stored = currentOf(current)
    const addresses = stored.addresses as CustomerAddressInput[]
    const billing = addresses.find(candidate => candidate.kind === 'BILLING') ?? { kind: 'BILLING', country: 'DE' }
    const wanted = address ? { addresses: [{ ...billing, ...address }, ...addresses.filter(candidate => candidate.kind !== 'BILLING')] } : {}
    const { version, ...change } = parsed(CustomerChange, { ...fields, ...wanted, version: current.version })
    const changes = differing(change, stored)
    if (Object.keys(changes).length === 0) return 'unchanged'
    await changeCustomer(ctx, { id, version, ...changes })
    return 'updated'
  },
}
