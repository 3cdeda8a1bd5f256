import { defineRoute } from '#server/platform/define-route'
import { changeBankAccount } from '#server/domain/settings'
import { BankAccount, BankAccountChange } from '#shared/contracts/settings'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change or archive a bank account',
  permission: 'admin.settings.write',
  params: IdParams,
  body: BankAccountChange,
  response: BankAccount,
  audit: 'bank-account.changed',
  errors: ['record.changed', 'bank-account.duplicate', 'bank-account.default-needed'],
  handle: (ctx, { params, body }) => changeBankAccount(ctx, { ...params, ...body }),
})
