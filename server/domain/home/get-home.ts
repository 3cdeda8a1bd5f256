import { dayInZone, mondayOf } from '#shared/calendar-day'
import type { Home } from '#shared/contracts/home'
import type { Context } from '#server/platform/context'
import { budgetsPart } from './budgets-part'
import { invoicesPart } from './invoices-part'
import { personalPart } from './personal-part'

/** Everything the home page shows to the acting person, in at most four statements. */
export async function getHome(ctx: Context): Promise<Home> {
  const today = dayInZone(ctx.now(), ctx.actor.tenant.zone)
  const { week, ...personal } = await personalPart(ctx, mondayOf(today))
  const { invoices, revenue, drafts, unsent } = await invoicesPart(ctx, today)
  const budgets = await budgetsPart(ctx)
  return { week, waiting: { ...personal, drafts, unsent }, invoices, revenue, budgets }
}
