import type { Context } from '#server/platform/context'
import { anonymised, definePersonalData, kept, type PersonRef } from '#server/platform/personal-data'
import { keptUntil, LEGAL_BASES } from '#shared/legal-bases'

/** Mails that were sent to the person's addresses. */
export const mailAboutPerson = definePersonalData({
  name: 'mails',
  subjects: ['Employee', 'Contact', 'Customer'],
  async export(ctx, person) {
    const addresses = await addressesOf(ctx, person)
    const mails = addresses.length === 0
      ? []
      : await ctx.db.mailMessage.findMany({
          where: { to: { hasSome: addresses } }, orderBy: { createdAt: 'asc' },
          select: { to: true, cc: true, subject: true, body: true, status: true, createdAt: true, sentAt: true },
        })
    return { data: { addresses, mails } }
  },
  /** Letters are kept for six years (§ 147(3) AO); older ones lose address and text. */
  async erase(ctx, person) {
    const addresses = await addressesOf(ctx, person)
    if (addresses.length === 0) return []
    const startOfKeeping = new Date(Date.UTC(ctx.now().getUTCFullYear() - LEGAL_BASES.letters.years, 0, 1))
    const old = await ctx.db.mailMessage.updateMany({
      where: { to: { hasSome: addresses }, createdAt: { lt: startOfKeeping } }, data: { to: [], cc: [], body: '', subject: '–' },
    })
    const recent = { to: { hasSome: addresses } }
    const last = await ctx.db.mailMessage.findFirst({ where: recent, orderBy: { createdAt: 'desc' }, select: { createdAt: true } })
    const lines = [anonymised('MailMessage', old.count)]
    if (!last) return lines
    const count = await ctx.db.mailMessage.count({ where: recent })
    return [...lines, kept('MailMessage', count, { basis: 'letters', until: keptUntil('letters', last.createdAt) })]
  },
})

async function addressesOf(ctx: Context, { type, id }: PersonRef): Promise<string[]> {
  const found = type === 'Employee'
    ? [(await ctx.db.employee.findFirst({ where: { id }, select: { workEmail: true } }))?.workEmail]
    : type === 'Contact'
      ? [(await ctx.db.contact.findFirst({ where: { id }, select: { email: true } }))?.email]
      : Object.values(await ctx.db.customer.findFirst({ where: { id }, select: { email: true, invoiceEmail: true } }) ?? {})
  return [...new Set(found.filter(address => typeof address === 'string' && address !== ''))] as string[]
}
