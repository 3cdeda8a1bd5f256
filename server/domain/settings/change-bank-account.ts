import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import type { BankAccountChange, BankAccountCreate } from '#shared/contracts/settings'
import { bankAccountFields } from './list-bank-accounts'

constraintMeans('BankAccount_tenantId_iban_key', 'bank-account.duplicate')
constraintMeans('bank_account_one_default', 'record.changed')

/** Adds an account. The first one is the default; a new default takes the place of the old one. */
export async function createBankAccount(ctx: Context, input: BankAccountCreate) {
  const first = await ctx.db.bankAccount.count({ where: { archivedAt: null } }) === 0
  if (input.isDefault) await unsetDefault(ctx)
  return ctx.db.bankAccount.create({ data: { ...input, isDefault: input.isDefault || first }, select: bankAccountFields })
}

/**
 * Changes or archives an account. The default one can neither be archived nor lose that before another one has it.
 * Throws `bank-account.default-needed`, `bank-account.duplicate`, `record.changed`.
 */
export async function changeBankAccount(ctx: Context, { id, version, archived, ...change }: BankAccountChange & { id: string }) {
  const before = await requireBankAccount(ctx, id)
  if (before.isDefault && (archived || change.isDefault === false)) throw new Problem('bank-account.default-needed')
  if (change.isDefault && !before.isDefault) await unsetDefault(ctx)
  const archivedAt = archived === undefined ? undefined : archived ? before.archivedAt ?? ctx.now() : null
  const { count } = await ctx.db.bankAccount.updateMany({
    where: { id, version }, data: { ...change, archivedAt, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return requireBankAccount(ctx, id)
}

async function requireBankAccount(ctx: Context, id: string) {
  return required(await ctx.db.bankAccount.findFirst({ where: { id }, select: bankAccountFields }))
}

async function unsetDefault(ctx: Context): Promise<void> {
  await ctx.db.bankAccount.updateMany({ where: { isDefault: true }, data: { isDefault: false, version: { increment: 1 } } })
}
