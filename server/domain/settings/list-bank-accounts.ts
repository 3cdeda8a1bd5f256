import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'

/** What every reader of a bank account gets. */
export const bankAccountFields = {
  id: true, name: true, holder: true, iban: true, bic: true, bankName: true, isDefault: true, archivedAt: true, version: true,
} as const satisfies Prisma.BankAccountSelect

export type BankAccountRow = Prisma.BankAccountGetPayload<{ select: typeof bankAccountFields }>

/** All accounts of the company, the default one first, archived ones last. */
export async function listBankAccounts(ctx: Context): Promise<{ items: BankAccountRow[], total: number }> {
  const items = await ctx.db.bankAccount.findMany({
    select: bankAccountFields,
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { isDefault: 'desc' }, { name: 'asc' }],
  })
  return { items, total: items.length }
}
