import { defineRoute } from '#server/platform/define-route'
import { createContact } from '#server/domain/customers'
import { Contact, ContactCreate } from '#shared/contracts/customers'

export default defineRoute({
  summary: 'Add a contact to a customer',
  permission: 'backoffice.customers.write',
  body: ContactCreate,
  response: Contact,
  status: 201,
  audit: 'contact.created',
  handle: (ctx, { body }) => createContact(ctx, body),
})
