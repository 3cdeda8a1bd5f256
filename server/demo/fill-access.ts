import { createHash } from 'node:crypto'
import type { Context } from '#server/platform/context'
import { DEMO_ACCOUNTS } from './accounts'
import type { DemoEmployee } from './fill-people'
import type { FillArea } from './fill-areas'

const DAY = 86_400_000

const OWN_ROLES = [
  {
    key: 'projektassistenz', name: 'Projektassistenz', description: 'Hält Projekte und Unterlagen in Ordnung, sieht die Zeiten des Teams.',
    grants: ['core.employees.read', 'core.departments.read', 'backoffice.customers.read', 'backoffice.projects.read', 'backoffice.projects.write:own',
      'backoffice.time-entries.read:team', 'backoffice.time-entries.write:own', 'core.documents.read:team', 'core.documents.write:own',
      'core.reminders.read:team', 'core.reminders.write', 'core.dashboards.write', 'core.saved-views.share'],
  },
  {
    key: 'personalsachbearbeitung', name: 'Personalsachbearbeitung', description: 'Führt Personalakten und Lohndaten, sieht vertrauliche Dokumente.',
    grants: ['core.employees.*', 'core.departments.*', 'core.payroll.*', 'core.documents.read', 'core.documents.read-confidential', 'core.documents.write',
      'core.reminders.*', 'core.dashboards.write', 'core.imports.write', 'backoffice.time-entries.read', 'backoffice.time-entries.write:own'],
  },
] as const

/** Two roles of the company's own, who holds what from when to when, the claims of the last sign-ins, a used emergency code. */
export const fillAccess: FillArea = async ({ base, random, today, step }) => {
  const people = base.employees
  await step(async (ctx) => {
    const roles = OWN_ROLES.map(({ grants, ...role }) => ({ id: random.uuid(), ...role, grants: [...grants] }))
    await ctx.db.role.createMany({ data: roles })
    await fillOwnAssignments(ctx, { people, today, roleIds: roles.map(role => role.id) })
  })
  await step(async (ctx) => {
    const claims = people.map(person => ({ person, roles: claimsOf(person, base.company.organisation) }))
    await fillProviderRoles(ctx, claims)
    await ctx.db.signInClaims.createMany({
      data: claims.map(({ person, roles }) => ({
        id: random.uuid(), employeeId: person.id, roles, at: new Date(today.getTime() - random.int(0, 1_800_000) * 1000),
      })),
    })
    await fillUsedCode(ctx, { employeeId: people[0]?.id ?? '', id: random.uuid(), today })
  })
}

interface OwnAssignments {
  people: readonly DemoEmployee[]
  today: Date
  roleIds: readonly string[]
}

/** Somebody for good, somebody as a stand-in, somebody from next month on, somebody in the past. */
async function fillOwnAssignments(ctx: Context, { people, today, roleIds: [assistant = '', personnel = ''] }: OwnAssignments): Promise<void> {
  const inDays = (days: number) => new Date(today.getTime() + days * DAY)
  const [last, beforeLast, third, fourth] = [...people].reverse()
  const rows = [
    { person: beforeLast, roleId: assistant, validFrom: inDays(-220), validTo: null },
    { person: third, roleId: personnel, validFrom: inDays(-400), validTo: null },
    { person: beforeLast, roleId: personnel, validFrom: inDays(-10), validTo: inDays(11) },
    { person: fourth, roleId: assistant, validFrom: inDays(24), validTo: null },
    { person: last, roleId: assistant, validFrom: inDays(-300), validTo: inDays(-120) },
  ]
  await ctx.db.roleAssignment.createMany({
    data: rows.flatMap(({ person, ...row }) => person ? [{ employeeId: person.id, source: 'MANUAL' as const, ...row }] : []),
  })
}

type Claim = { value: string, organisations: string[] }

/** Those with a demo account as the demo provider will say; the others are ordinary staff, some in a group that nobody has mapped yet. */
function claimsOf(person: DemoEmployee, organisation: string): Claim[] {
  const account = DEMO_ACCOUNTS.find(({ employeeKey }) => employeeKey === person.name)
  const roles = account?.roles[organisation] ?? ['employee']
  const groups = person.department === 'Entwicklung' || person.department === 'Produktion' ? ['projektbuero'] : []
  return [...roles, ...groups].map(value => ({ value, organisations: [organisation] }))
}

async function fillProviderRoles(ctx: Context, claims: ReadonlyArray<{ person: DemoEmployee, roles: Claim[] }>): Promise<void> {
  const builtIn = await ctx.db.role.findMany({ where: { builtIn: true }, select: { id: true, key: true } })
  await ctx.db.roleAssignment.createMany({
    data: claims.flatMap(({ person, roles }) => builtIn.filter(role => roles.some(({ value }) => value === role.key))
      .map(role => ({ employeeId: person.id, roleId: role.id, source: 'PROVIDER' as const }))),
  })
}

async function fillUsedCode(ctx: Context, { today, ...code }: { id: string, employeeId: string, today: Date }): Promise<void> {
  const createdAt = new Date(today.getTime() - 95 * DAY + 7 * 3_600_000)
  await ctx.db.breakGlassCode.create({
    data: {
      ...code, hash: createHash('sha256').update(code.id).digest('hex'), createdAt,
      usedAt: new Date(createdAt.getTime() + 4 * 60_000), expiresAt: new Date(createdAt.getTime() + 30 * 60_000),
    },
    select: { id: true },
  })
}
