import { defineRoute } from '#server/platform/define-route'
import { listBankAccounts } from '#server/domain/settings'
import { BankAccountList } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'List bank accounts',
  permission: 'admin.settings.read',
  response: BankAccountList,
  handle: ctx => listBankAccounts(ctx),
})
