import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import type { PaymentDetail } from '#shared/contracts/payments'
import { decimal } from '#shared/money'
import { paymentFields, toPayment } from './payment-fields'

/** One payment with what it is used for and every booking it caused. */
export async function getPayment(ctx: Context, { id }: { id: string }): Promise<PaymentDetail> {
  const row = required(await ctx.db.payment.findFirst({
    relationLoadStrategy: 'join',
    where: { id },
    select: {
      ...paymentFields,
      createdById: true,
      income: {
        select: { id: true, kind: true, amount: true, receivedOn: true, createdAt: true, invoice: { select: { id: true, number: true } } },
        orderBy: { id: 'asc' },
      },
    },
  }))
  return {
    ...toPayment(row),
    recordedBy: await nameOf(ctx, row.createdById),
    income: row.income.map(entry => ({ ...entry, amount: decimal(entry.amount) })),
  }
}

async function nameOf(ctx: Context, employeeId: string | null): Promise<string | null> {
  if (!employeeId) return null
  const employee = await ctx.db.employee.findFirst({ where: { id: employeeId }, select: { firstName: true, lastName: true } })
  return employee && `${employee.firstName} ${employee.lastName}`
}
