import type { MappingTrial } from '#shared/contracts/roles'
import { z } from 'zod'
import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { readSetting } from '../settings'
import { changeOfRoles, mappedRoles, type MappingRule } from './provider-roles'
import { roleRefFields } from './role-fields'

/** As many of the last sign-ins as a page shows. */
const MOST_PEOPLE = 100

/** What `SignInClaims.roles` holds. */
const StoredClaims = z.array(z.object({ value: z.string(), organisations: z.array(z.string()) })).catch([])

interface Known {
  employeeId: string
  firstName: string
  lastName: string
  at: Date
  roles: unknown
  /** Roles from the provider at present. */
  current: string[]
  total: number
  /** Whether somebody administers without end, whatever the provider says of this person. */
  othersAdminister: boolean
  /** Roles from the provider whose loss could leave nobody to administer. */
  administering: string[]
}

/**
 * What the next sign-ins would change if the mappings or the mode were as in the trial, judged by the claims of the last ones.
 * Nothing is stored. Throws `request.invalid` for a mapping or role that is not there.
 */
export async function tryRoleMappings(ctx: Context, trial: MappingTrial) {
  const roles = await ctx.db.role.findMany({ select: roleRefFields })
  const mappings = await ctx.db.providerRoleMapping.findMany({ select: { id: true, claimValue: true, organisation: true, roleId: true } })
  const rules = rulesOf(trial, mappings)
  if (rules.some(rule => !roles.some(role => role.id === rule.roleId))) throw invalidFields([{ pointer: '?/roleId', code: 'record.not-found' }])
  const mode = trial.mode ?? await readSetting(ctx, 'identity.role-sync')
  const people = await lastSignIns(ctx)
  const named = (ids: readonly string[]) => roles.filter(role => ids.includes(role.id))
  const items = people.map(({ employeeId: id, firstName, lastName, at, ...person }) => {
    const claims = StoredClaims.parse(person.roles)
    const { gains, loses, kept } = outcomeFor({ ...person, claims }, { mode, rules })
    const stays = person.current.filter(roleId => !loses.includes(roleId) && !kept.includes(roleId))
    return {
      employee: { id, firstName, lastName }, at, claims, gains: named(gains), loses: named(loses), stays: named(stays), kept: named(kept),
    }
  })
  return { mode, items, total: people[0]?.total ?? 0 }
}

type Mapping = MappingRule & { id: string }

/** The mappings as the trial would have them. */
function rulesOf(trial: MappingTrial, mappings: readonly Mapping[]): MappingRule[] {
  const before = mappings.find(({ id }) => id === trial.mappingId)
  if (trial.mappingId && !before) throw invalidFields([{ pointer: '?/mappingId', code: 'record.not-found' }])
  const others = mappings.filter(mapping => mapping !== before)
  if (trial.remove) return others
  const wanted = { ...before, ...wantedBy(trial) }
  const { claimValue, roleId } = wanted
  return claimValue && roleId ? [...others, { ...wanted, claimValue, roleId }] : [...mappings]
}

/** A form names claim and organisation together: an empty organisation is any. */
function wantedBy({ claimValue, organisation, roleId }: MappingTrial) {
  return { ...claimValue ? { claimValue } : {}, ...roleId ? { roleId } : {}, organisation: organisation || null }
}

interface Rules {
  mode: Parameters<typeof changeOfRoles>[0]['mode']
  rules: readonly MappingRule[]
}

type Claims = z.output<typeof StoredClaims>

function outcomeFor(person: Pick<Known, 'current' | 'othersAdminister' | 'administering'> & { claims: Claims }, { mode, rules }: Rules) {
  const claimed = person.claims.flatMap(({ value, organisations }) => {
    return (organisations.length > 0 ? organisations : [null]).map(organisation => ({ role: value, organisation }))
  })
  const { gains, loses } = changeOfRoles({ mode, current: person.current, mapped: mappedRoles(rules, claimed), isFirst: false })
  const remains = person.othersAdminister || person.administering.some(roleId => !loses.includes(roleId))
  const kept = remains ? [] : loses.filter(roleId => person.administering.includes(roleId))
  return { gains, loses: loses.filter(roleId => !kept.includes(roleId)), kept }
}

function lastSignIns(ctx: Context): Promise<Known[]> {
  return ctx.db.$queryRaw<Known[]>`
    WITH lasting AS MATERIALIZED (
      SELECT l."employeeId", a."roleId", a.source FROM lasting_administrators() l JOIN "RoleAssignment" a ON a."tenantId" = current_tenant() AND a.id = l."assignmentId")
    SELECT e.id AS "employeeId", e."firstName", e."lastName", c.at, c.roles, count(*) OVER ()::int AS total,
      ARRAY(SELECT a."roleId" FROM "RoleAssignment" a
        WHERE a."tenantId" = e."tenantId" AND a."employeeId" = e.id AND a.source = 'PROVIDER' ORDER BY a."createdAt") AS current,
      EXISTS (SELECT FROM lasting l WHERE l."employeeId" <> e.id OR l.source = 'MANUAL') AS "othersAdminister",
      ARRAY(SELECT l."roleId" FROM lasting l WHERE l."employeeId" = e.id AND l.source = 'PROVIDER') AS administering
    FROM "SignInClaims" c JOIN "Employee" e ON e."tenantId" = c."tenantId" AND e.id = c."employeeId"
    WHERE c."tenantId" = current_tenant()
    ORDER BY c.at DESC, c.id LIMIT ${MOST_PEOPLE}`
}
