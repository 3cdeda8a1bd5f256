import { invalidFields } from '#server/platform/errors'
import type { IssuedInvoice } from './issued-invoice'

interface Recipient {
  email: string
  name: string | null
}

/** Addresses a document may go to, the one meant for invoices first. Only what is stored with the customer. */
export function storedRecipients({ customer }: Pick<IssuedInvoice, 'customer'>): Recipient[] {
  const contacts = customer.contacts.map(contact => ({
    email: contact.email, name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
  }))
  const all = [{ email: customer.invoiceEmail, name: customer.name }, ...contacts, { email: customer.email, name: customer.name }]
  const known = new Map<string, Recipient>()
  for (const { email, name } of all) {
    if (email && !known.has(email.toLowerCase())) known.set(email.toLowerCase(), { email, name })
  }
  return [...known.values()]
}

/** The recipients a person chose. A free address would make us a relay for anybody's mail. */
export function chosenRecipients(invoice: Pick<IssuedInvoice, 'customer'>, chosen: readonly string[], pointer = '#/to'): string[] {
  const stored = new Map(storedRecipients(invoice).map(({ email }) => [email.toLowerCase(), email]))
  const errors = chosen.flatMap((email, index) => stored.has(email.toLowerCase())
    ? []
    : [{ pointer: `${pointer}/${index}`, code: 'mail.recipient-unknown' }])
  if (errors.length > 0) throw invalidFields(errors)
  return chosen.map(email => stored.get(email.toLowerCase()) ?? email)
}
