import { defineRoute } from '#server/platform/define-route'
import { deleteContact } from '#server/domain/customers'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a contact',
  permission: 'backoffice.customers.write',
  params: IdParams,
  audit: 'contact.deleted',
  handle: (ctx, { params }) => deleteContact(ctx, params.id),
})
