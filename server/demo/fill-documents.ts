import type { Context } from '#server/platform/context'
import { putBytes } from '#server/platform/stored-files'
import { hashTenantToken, makeTenantToken } from '#server/platform/tenant-token'
import { COMPANY_PAPERS, CUSTOMER_PAPERS, type DemoPaper } from './document-texts'
import type { AreaFill, FillArea } from './fill-areas'
import { letterPdf, meterPng } from './tiny-files'

const DAY = 86_400_000
const MIME: Record<string, string> = {
  pdf: 'application/pdf', md: 'text/markdown', csv: 'text/csv', eml: 'message/rfc822', png: 'image/png',
}
const TAGS: ReadonlyArray<[name: string, color: string, parent?: string]> = [
  ['Verwaltung', 'neutral'], ['Büro', 'info', 'Verwaltung'], ['Versicherung', 'warning', 'Verwaltung'], ['Steuern', 'error', 'Verwaltung'],
  ['Einkauf', 'success', 'Verwaltung'], ['IT', 'primary'], ['Datenschutz', 'warning', 'IT'], ['Kunden', 'primary'], ['Personal', 'info'],
]

interface Link { type: string, id: string }
type Paper = DemoPaper & { links: Link[], ownerId: string }
interface Filing { kinds: Map<string, { id: string, retentionClassId: string | null, years: number | null }>, tags: Map<string, string> }

/** Contracts, letters, certificates and notes, filed, tagged and linked; a few shared, one in the trash. */
export const fillDocuments: FillArea = async (fill) => {
  const papers = await papersOf(fill)
  const filing = await fill.step(ctx => fillFiling(ctx, fill))
  const tenantId = await fill.step(async ctx => ctx.actor.tenantId)
  const contents = await Promise.all(papers.map(contentOf))
  const objects = await Promise.all(contents.map((bytes, index) => putBytes(tenantId, bytes, mimeOf(papers[index]))))
  const ids = await fill.step(async (ctx) => {
    const made: string[] = []
    for (const [index, paper] of papers.entries()) {
      const object = objects[index]
      if (object) made.push(await filePaper(ctx, fill, { paper, filing, object, byteSize: contents[index]?.byteLength ?? 0 }))
    }
    return made
  })
  await fill.step(ctx => fillSharing(ctx, fill, ids))
}

const mimeOf = (paper: DemoPaper | undefined) => MIME[paper?.file.split('.').at(-1) ?? ''] ?? 'text/plain'

async function contentOf(paper: DemoPaper): Promise<Uint8Array> {
  if (paper.file.endsWith('.png')) return meterPng()
  return paper.file.endsWith('.pdf') ? letterPdf(paper.title, paper.text) : Buffer.from(paper.text)
}

async function papersOf({ base, random, step }: AreaFill): Promise<Paper[]> {
  const office = base.employees.filter(person => ['Verwaltung', 'Büro', 'Geschäftsführung'].includes(person.department))
  const anybody = () => random.pick(office.length > 0 ? office : base.employees).id
  const invoices = await step(ctx => ctx.db.invoice.findMany({
    where: { status: { not: 'DRAFT' } }, select: { id: true, customerId: true }, orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }], take: 40,
  }))
  const company = COMPANY_PAPERS.map((paper): Paper => ({ ...paper, links: [], ownerId: anybody() }))
  const most = (index: number) => index < 6 ? 4 : 1 + (index % 2)
  const ofCustomers = base.customers.slice(0, 14).flatMap((customer, index) => CUSTOMER_PAPERS.slice(0, most(index)).map((paper): Paper => {
    const invoice = paper.kind === 'Schriftwechsel' ? invoices.find(candidate => candidate.customerId === customer.id) : undefined
    return {
      ...paper, title: `${paper.title} ${customer.name}`, correspondent: customer.name, age: random.int(20, 500), text: paper.text(customer.name), ownerId: anybody(),
      links: [{ type: 'Customer', id: customer.id }, ...invoice ? [{ type: 'Invoice', id: invoice.id }] : []],
    }
  }))
  return [...company, ...ofCustomers, ...ofPeople(base.employees.slice(0, 8), anybody)]
}

function ofPeople(people: AreaFill['base']['employees'], anybody: () => string): Paper[] {
  return people.flatMap((person, index): Paper[] => [
    {
      title: `Arbeitsvertrag ${person.name}`, kind: 'Vertrag', file: 'Arbeitsvertrag.pdf', age: 400 + index * 30, tags: ['Personal'], confidential: true,
      text: `Arbeitsvertrag\n\nzwischen dem Unternehmen und ${person.name}.\n\nDie regelmäßige Arbeitszeit beträgt ${person.weeklyHours} Stunden je Woche. `
        + 'Die Probezeit beträgt sechs Monate. Der Urlaubsanspruch beträgt 30 Arbeitstage.',
      ownerId: anybody(), links: [{ type: 'Employee', id: person.id }],
    },
    ...index % 3 === 0
      ? [{
          title: `Ersthelferschein ${person.name}`, kind: 'Bescheinigung', file: 'Ersthelfer.pdf', age: 600, tags: ['Personal'], expiresIn: 40 + index * 25,
          text: `Bescheinigung über die Teilnahme an der Ausbildung in Erster Hilfe (neun Unterrichtseinheiten)\n\n${person.name}`,
          ownerId: person.id, links: [{ type: 'Employee', id: person.id }],
        }]
      : [],
  ])
}

async function fillFiling(ctx: Context, { random }: AreaFill): Promise<Filing> {
  const tags = new Map<string, string>()
  for (const [name, color, parent] of TAGS) {
    const id = random.uuid()
    tags.set(name, id)
    await ctx.db.documentTag.create({ data: { id, name, color, parentId: parent ? tags.get(parent) : null } })
  }
  const kinds = await ctx.db.documentKind.findMany({
    relationLoadStrategy: 'join', select: { id: true, name: true, retentionClassId: true, retentionClass: { select: { years: true } } },
  })
  const contract = kinds.find(kind => kind.name === 'Vertrag')?.id ?? null
  await ctx.db.customField.createMany({
    data: [
      { id: random.uuid(), name: 'Vertragsnummer', type: 'TEXT', kindId: contract, position: 10 },
      { id: random.uuid(), name: 'Monatliche Kosten', type: 'MONEY', kindId: contract, position: 20 },
      { id: random.uuid(), name: 'Ablageort Original', type: 'SELECT', options: ['Ordner Büro', 'Tresor', 'Nur digital'], position: 30 },
    ],
  })
  const byName = kinds.map(({ name, retentionClass, ...kind }) => [name, { ...kind, years: retentionClass?.years ?? null }] as const)
  return { tags, kinds: new Map(byName) }
}

interface Filed { paper: Paper, filing: Filing, object: { key: string, sha256: string }, byteSize: number }

function facts(paper: Paper, { today, filing }: { today: Date, filing: Filing }, at: Date) {
  const kind = filing.kinds.get(paper.kind)
  return {
    title: paper.title, kindId: kind?.id, retentionClassId: kind?.retentionClassId,
    correspondent: paper.correspondent, ownerId: paper.ownerId,
    documentDate: new Date(today.getTime() - (paper.age + 2) * DAY), createdAt: at,
    confidentiality: paper.confidential ? 'CONFIDENTIAL' as const : 'NORMAL' as const,
    retainUntil: kind?.years ? new Date(Date.UTC(at.getUTCFullYear() + kind.years, 11, 31)) : null,
    expiresOn: paper.expiresIn === undefined ? null : new Date(today.getTime() + paper.expiresIn * DAY),
  }
}

async function filePaper(ctx: Context, fill: AreaFill, { paper, filing, object, byteSize }: Filed): Promise<string> {
  const { random, today } = fill
  const at = new Date(today.getTime() - paper.age * DAY + 9 * 3_600_000)
  const [documentId, fileId] = [random.uuid(), random.uuid()]
  await ctx.db.storedFile.create({
    data: {
      id: fileId, storageKey: object.key, name: paper.file, mimeType: mimeOf(paper), byteSize, sha256: object.sha256, purpose: 'document', createdAt: at,
    },
  })
  await ctx.db.document.create({
    data: {
      id: documentId, ...facts(paper, { today, filing }, at),
      versions: {
        create: {
          id: random.uuid(), versionNo: 1, fileId, createdById: paper.ownerId, createdAt: at, pageCount: paper.file.endsWith('.pdf') ? 1 : null,
          textState: paper.text ? 'EXTRACTED' : 'NONE', textContent: paper.text || null,
        },
      },
      tags: { create: (paper.tags ?? []).flatMap(name => filing.tags.get(name) ?? []).map(tagId => ({ id: random.uuid(), tagId })) },
      links: { create: paper.links.map(link => ({ id: random.uuid(), entityType: link.type, entityId: link.id, createdAt: at })) },
    },
  })
  return documentId
}

/** A share link, shared papers, values of fields, saved views, an unfinished upload and something in the trash. */
async function fillSharing(ctx: Context, { base, random, today }: AreaFill, ids: readonly string[]): Promise<void> {
  const [lease = '', costs = '', power = ''] = ids
  const owner = base.employees[0]?.id ?? ''
  const colleague = base.employees[3]?.id ?? owner
  const fields = await ctx.db.customField.findMany({ select: { id: true, name: true } })
  const field = (name: string) => fields.find(candidate => candidate.name === name)?.id ?? ''
  await ctx.db.customFieldValue.createMany({
    data: [
      { id: random.uuid(), documentId: lease, fieldId: field('Monatliche Kosten'), value: '3480.00' },
      { id: random.uuid(), documentId: lease, fieldId: field('Vertragsnummer'), value: 'MV-2025-118' },
      { id: random.uuid(), documentId: power, fieldId: field('Ablageort Original'), value: 'Nur digital' },
    ],
  })
  await ctx.db.documentGrant.createMany({
    data: [lease, power].map(documentId => ({ id: random.uuid(), documentId, granteeType: 'EMPLOYEE' as const, granteeId: colleague })),
  })
  await ctx.db.shareLink.create({
    data: {
      id: random.uuid(), documentId: costs, tokenHash: hashTenantToken(makeTenantToken(ctx.actor.tenantId)),
      recipient: 'Steuerberatung Kranz', createdById: owner, expiresAt: new Date(today.getTime() + 21 * DAY), maxDownloads: 5, downloads: 1,
    },
  })
  await ctx.db.savedView.createMany({
    data: [
      { id: random.uuid(), ownerId: owner, area: 'documents', name: 'Läuft bald ab', query: { expiry: 'soon', sort: 'expiresOn' }, shared: true },
      { id: random.uuid(), ownerId: owner, area: 'documents', name: 'Bescheide', query: { q: 'Finanzamt' } },
    ],
  })
  await ctx.db.uploadSession.create({
    data: { id: random.uuid(), ownerId: owner, name: 'Baupläne.zip', byteSize: BigInt(48_000_000), received: BigInt(16_777_216), expiresAt: new Date(Date.now() + DAY) },
  })
  const trashed = ids[11] ?? costs
  const purgeAt = new Date(today.getTime() + 30 * DAY)
  await ctx.db.document.updateMany({ where: { id: trashed }, data: { trashedAt: today, trashedById: owner, purgeAt } })
}
