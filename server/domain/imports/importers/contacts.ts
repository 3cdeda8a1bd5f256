import { ContactChange, ContactCreate } from '#shared/contracts/customers'
import { changeContact, createContact } from '#server/domain/customers'
import type { Context } from '#server/platform/context'
import { differing, parsed, refusedField, textOf, without, type Importer, type RowWork } from '../importer'
import { customerNamed } from '../references'

const stored = {
  id: true, salutation: true, firstName: true, lastName: true, position: true, email: true, phone: true, isPrimary: true, version: true,
} as const

/** People of a customer are recognised by e-mail, or by their whole name. */
async function existing(ctx: Context, customerId: string, { values, options }: RowWork) {
  const text = options.key ? textOf(values, options.key) : ''
  if (!text) return null
  const insensitive = (value: string) => ({ equals: value, mode: 'insensitive' as const })
  const firstName = textOf(values, 'firstName')
  const byName = { lastName: insensitive(text), ...firstName ? { firstName: insensitive(firstName) } : {} }
  const rows = await ctx.db.contact.findMany({
    where: { customerId, ...options.key === 'email' ? { email: insensitive(text) } : byName }, select: stored, take: 2,
  })
  if (rows.length > 1) throw refusedField(options.key ?? 'lastName', 'import.ambiguous')
  return rows[0] ?? null
}

/** Contacts of the customer whose number or name stands in the row. */
export const contacts: Importer = {
  async write(ctx, work) {
    const { values, onExisting } = work
    if (!textOf(values, 'customer')) throw refusedField('customer', 'field.required')
    const customerId = await customerNamed(ctx, textOf(values, 'customer'))
    const fields = without(values, 'customer')
    const row = await existing(ctx, customerId, work)
    if (!row) {
      await createContact(ctx, parsed(ContactCreate, { ...fields, customerId }))
      return 'created'
    }
    if (onExisting === 'skip') return 'skipped'
    const { version, ...change } = parsed(ContactChange, { ...fields, version: row.version })
    const changes = differing(change, row)
    if (Object.keys(changes).length === 0) return 'unchanged'
    await changeContact(ctx, { id: row.id, version, ...changes })
    return 'updated'
  },
}
