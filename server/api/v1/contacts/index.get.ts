import { defineRoute } from '#server/platform/define-route'
import { listContacts } from '#server/domain/customers'
import { ContactList, ContactQuery } from '#shared/contracts/customers'

export default defineRoute({
  summary: 'List contacts',
  permission: 'backoffice.customers.read',
  query: ContactQuery,
  response: ContactList,
  handle: (ctx, { query }) => listContacts(ctx, query),
})
