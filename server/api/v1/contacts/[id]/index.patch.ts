import { defineRoute } from '#server/platform/define-route'
import { changeContact } from '#server/domain/customers'
import { Contact, ContactChange } from '#shared/contracts/customers'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a contact',
  permission: 'backoffice.customers.write',
  params: IdParams,
  body: ContactChange,
  response: Contact,
  audit: 'contact.changed',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => changeContact(ctx, { ...params, ...body }),
})
