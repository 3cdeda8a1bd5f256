import type { z } from 'zod'
import { LIST_AREAS, type ListArea } from '#shared/dashboard-widgets'
import type { ListRow, SavedLists } from '#shared/contracts/dashboard-data'
import { CustomerQuery } from '#shared/contracts/customers'
import { DocumentQuery } from '#shared/contracts/documents'
import { InvoiceQuery } from '#shared/contracts/invoices'
import { ProjectQuery } from '#shared/contracts/projects'
import { findCustomers } from '#server/domain/customers'
import { listDocuments } from '#server/domain/documents'
import { findInvoices } from '#server/domain/invoices'
import { findProjects } from '#server/domain/projects'
import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'

/** More than any widget shows of a list. */
const ROWS = 15

type Query = Record<string, string>

/** First rows of a saved view, by the list it belongs to. */
const READERS: Record<ListArea, (ctx: Context, query: Query) => Promise<ListRow[] | null>> = {
  async customers(ctx, query) {
    const filter = asked(CustomerQuery, query)
    const rows = filter && await findCustomers(ctx, filter, { take: ROWS })
    return rows && rows.map(row => ({ ...blank(`/customers/${row.id}`, row), title: row.name, text: [row.number, row.city].filter(Boolean).join(' · ') }))
  },
  async documents(ctx, query) {
    const filter = asked(DocumentQuery, query)
    const found = filter && await listDocuments(ctx, { ...filter, limit: ROWS })
    return found && found.items.map(row => ({
      ...blank(`/documents/${row.id}`, row), title: row.title, text: row.kind?.name ?? row.correspondent, day: row.documentDate,
    }))
  },
  async invoices(ctx, query) {
    const filter = asked(InvoiceQuery, query)
    const rows = filter && await findInvoices(ctx, filter, ROWS)
    return rows && rows.map(row => ({
      ...blank(`/invoices/${row.id}`, row), title: row.customer.name, text: row.number, amount: row.grossTotal, day: row.dueOn, status: row.status,
    }))
  },
  async projects(ctx, query) {
    const filter = asked(ProjectQuery, query)
    const rows = filter && await findProjects(ctx, filter, ROWS)
    return rows && rows.map(row => ({
      ...blank(`/projects/${row.id}`, row), title: row.name, text: row.customer?.name ?? row.number, day: row.endsOn, status: row.status,
    }))
  },
}

/** The page's query as its list understands it; null where a view was saved that no longer makes sense. What only the page knows is left out. */
function asked<S extends z.ZodObject>(schema: S, query: Query): z.output<S> | null {
  const known = Object.fromEntries(Object.entries(query).filter(([key]) => key in schema.shape && key !== 'page' && key !== 'limit'))
  return schema.safeParse(known).data ?? null
}

function blank(to: string, { id }: { id: string }): ListRow {
  return { id, to, title: '', text: null, amount: null, day: null, status: null }
}

/** First rows of saved views, one's own and shared ones, of lists the person may open. */
export async function listSavedLists(ctx: Context, { viewIds }: { viewIds: readonly string[] }): Promise<SavedLists> {
  if (viewIds.length === 0) return { items: [] }
  const views = await ctx.db.savedView.findMany({
    where: { id: { in: [...viewIds] }, OR: [{ ownerId: selfOf(ctx) }, { shared: true }] },
    select: { id: true, area: true, name: true, query: true },
  })
  const items: SavedLists['items'] = []
  for (const { id, area, name, query } of views) {
    if (!isListArea(area) || !ctx.can(LIST_AREAS[area].permission)) continue
    const to = `${LIST_AREAS[area].path}?${new URLSearchParams(query as Query)}`
    const rows = await READERS[area](ctx, query as Query)
    items.push({ viewId: id, name, area, to, rows: rows ?? [], failed: rows === null })
  }
  return { items }
}

function isListArea(area: string): area is ListArea {
  return area in LIST_AREAS
}
