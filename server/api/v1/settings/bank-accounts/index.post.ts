import { defineRoute } from '#server/platform/define-route'
import { createBankAccount } from '#server/domain/settings'
import { BankAccount, BankAccountCreate } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Add a bank account',
  permission: 'admin.settings.write',
  body: BankAccountCreate,
  response: BankAccount,
  status: 201,
  audit: 'bank-account.created',
  errors: ['bank-account.duplicate'],
  handle: (ctx, { body }) => createBankAccount(ctx, body),
})
