import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import type { DuplicateQuery, DUPLICATE_REASONS } from '#shared/contracts/customers'
import { normaliseVatId } from '#shared/vat-id'
import { comparableName, namePattern } from './company-name'
import { customerRefFields } from './customer-fields'

type Reason = typeof DUPLICATE_REASONS[number]

/** Mail services that many customers share; an address there says nothing about the company. */
const SHARED_DOMAINS = new Set([
  'gmail.com', 'googlemail.com', 'gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'web.de', 't-online.de', 'freenet.de', 'outlook.com', 'outlook.de',
  'hotmail.com', 'hotmail.de', 'live.de', 'yahoo.com', 'yahoo.de', 'icloud.com', 'me.com', 'aol.com', 'posteo.de', 'mailbox.org', 'proton.me',
  'protonmail.com', '1und1.de', 'arcor.de', 'online.de',
])

const candidateFields = { ...customerRefFields, vatId: true, email: true, invoiceEmail: true, website: true, deactivatedAt: true } as const

/** Customers that are likely the one described, with the reasons: same name without legal form, same VAT id, same mail or web domain. */
export async function findDuplicates(ctx: Context, query: DuplicateQuery) {
  const wanted = {
    name: query.name ? comparableName(query.name) : '',
    vatId: query.vatId ? normaliseVatId(query.vatId) : '',
    domains: [domainOf(query.email), domainOf(query.website)].filter(domain => domain !== null),
  }
  const either: Prisma.CustomerWhereInput[] = []
  if (wanted.name) either.push({ id: { in: await idsOfSimilarName(ctx, query.name ?? '') } })
  if (wanted.vatId) either.push({ vatId: wanted.vatId })
  for (const domain of wanted.domains) either.push(...sameDomain(domain))
  if (either.length === 0) return { items: [] }

  const candidates = await ctx.db.customer.findMany({
    where: { OR: either, id: query.exceptId ? { not: query.exceptId } : undefined },
    select: candidateFields,
    orderBy: { name: 'asc' },
    take: 200,
  })
  const items = candidates.map(({ vatId, email, invoiceEmail, website, ...customer }) => {
    const domains = [email, invoiceEmail, website].map(domainOf)
    const reasons: Reason[] = []
    if (wanted.name && comparableName(customer.name) === wanted.name) reasons.push('name')
    if (wanted.vatId && vatId === wanted.vatId) reasons.push('vat-id')
    if (wanted.domains.some(domain => domains.includes(domain))) reasons.push('domain')
    return { ...customer, reasons }
  }).filter(customer => customer.reasons.length > 0)
  return { items: items.slice(0, 10) }
}

async function idsOfSimilarName(ctx: Context, name: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    SELECT id::text AS id FROM "Customer" WHERE "tenantId" = current_tenant() AND lower(name) LIKE ${namePattern(name)} LIMIT 500`
  return rows.map(row => row.id)
}

function sameDomain(domain: string): Prisma.CustomerWhereInput[] {
  const ending = { endsWith: `@${domain}`, mode: 'insensitive' as const }
  return [{ email: ending }, { invoiceEmail: ending }, { website: { contains: domain, mode: 'insensitive' as const } }]
}

/** Domain of a mail or web address without `www.`; null for none and for shared mail services. */
function domainOf(address: string | null | undefined): string | null {
  const host = address?.toLowerCase().replace(/^https?:\/\//, '').split('@').pop()?.split(/[/:?#]/)[0]?.replace(/^www\./, '')
  return host?.includes('.') && !SHARED_DOMAINS.has(host) ? host : null
}
