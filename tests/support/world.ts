import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll } from 'vitest'
import { BUILT_IN_ROLES } from '#shared/permissions'
import type { Actor, TenantFacts } from '#server/platform/actor'
import { inTenant, jobActor, type Context } from '#server/platform/context'
import { closeDatabase } from '#server/platform/database'
import { registerPersonalData } from '#server/platform/personal-data'
import { registerRecordKinds } from '#server/platform/records'
import { ALL_PERSONAL_DATA } from '#server/personal-data'
import { ALL_RECORD_KINDS } from '#server/record-kinds'
import { foundCompany } from '#server/domain/administration/found-company'
import { freshDatabase } from './database'

export type RoleKey = 'administrator' | 'manager' | 'lead' | 'employee' | 'accountant' | 'auditor'
export type CompanyKey = 'A' | 'B'

interface Company {
  tenant: TenantFacts
  /** One employee per built-in role; the lead supervises the employee. */
  employees: Record<RoleKey, string>
}

interface RunOptions {
  company?: CompanyKey
  now?: () => Date
  action?: string
  readOnly?: boolean
}

export interface World {
  companies: Record<CompanyKey, Company>
  /** Actor of the employee with that role. */
  as(role: RoleKey, company?: CompanyKey): Actor
  /** Runs a use case in its own transaction as that employee. */
  run<T>(role: RoleKey, work: (ctx: Context) => Promise<T>, options?: RunOptions): Promise<T>
  /** Runs as a job: every permission, no employee. */
  runAsJob<T>(work: (ctx: Context) => Promise<T>, company?: CompanyKey): Promise<T>
  /** Works off all waiting jobs. */
  drain(): Promise<number>
  /** Queries as the owner of the database, with row-level security set to the company. */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[], company?: CompanyKey): Promise<Row[]>
  /** Adds one more employee with a role and answers the actor. */
  addEmployee(role: RoleKey, company?: CompanyKey): Promise<Actor>
  databaseUrls: { ownerUrl: string, runtimeUrl: string }
}

/** A fresh database with two founded companies. Call at the top level of a test file; it is dropped after the file. */
export async function newWorld(): Promise<World> {
  registerRecordKinds(ALL_RECORD_KINDS)
  registerPersonalData(ALL_PERSONAL_DATA)
  // Work that outlived the file before may have opened its database again.
  await closeDatabase()
  const database = await freshDatabase()
  process.env.DATABASE_URL = database.ownerUrl
  process.env.DATABASE_RUNTIME_URL = database.runtimeUrl
  const owner = new Client({ connectionString: database.ownerUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  const companies = { A: await newCompany(owner, 'alpha'), B: await newCompany(owner, 'beta') }

  afterAll(async () => {
    await closeDatabase()
    await owner.end()
    await database.drop()
  })
  return worldOf(owner, companies, database)
}

function worldOf(owner: Client, companies: World['companies'], databaseUrls: World['databaseUrls']): World {
  const actors = new Map<string, Actor>()
  const as: World['as'] = (role, company = 'A') => {
    const key = `${company}:${role}`
    const actor = actors.get(key) ?? actorOf(companies[company].tenant, companies[company].employees[role], role)
    actors.set(key, actor)
    return actor
  }
  return {
    companies, databaseUrls, as,
    run: (role, work, { company = 'A', ...options } = {}) => inTenant(as(role, company), work, options),
    runAsJob: (work, company = 'A') => inTenant(jobActor(companies[company].tenant), work),
    async drain() {
      const { JOBS } = await import('#server/jobs')
      const { drainJobs } = await import('#server/platform/jobs')
      return drainJobs(JOBS)
    },
    async sql<Row>(text: string, values: unknown[] = [], company: CompanyKey = 'A') {
      await owner.query('SELECT set_config(\'app.tenant_id\', $1, false)', [companies[company].tenant.id])
      return (await owner.query(text, values)).rows as Row[]
    },
    async addEmployee(role, company = 'A') {
      const { tenant } = companies[company]
      await owner.query('SELECT set_config(\'app.tenant_id\', $1, false)', [tenant.id])
      return actorOf(tenant, await newEmployee(owner, role, null), role)
    },
  }
}

async function newCompany(owner: Client, slug: string): Promise<Company> {
  const name = `${slug} GmbH`
  const id = await foundCompany(owner, { slug, name, organisation: slug })
  await owner.query('SELECT set_config(\'app.tenant_id\', $1, false)', [id])
  const employees = {} as Record<RoleKey, string>
  for (const role of Object.keys(BUILT_IN_ROLES) as RoleKey[]) {
    employees[role] = await newEmployee(owner, role, role === 'employee' ? employees.lead : null)
  }
  return { tenant: { id, slug, name, zone: 'Europe/Berlin', language: 'de', currency: 'EUR', disabledModules: [] }, employees }
}

async function newEmployee(owner: Client, role: RoleKey, supervisorId: string | null): Promise<string> {
  const id = randomUUID()
  await owner.query(`INSERT INTO "Employee" (id, number, "firstName", "lastName", "workEmail", "supervisorId", "activeFrom", "updatedAt")
    VALUES ($1, $2, $3, $4, $5, $6, '2020-01-01', now())`, [id, `T-${id.slice(0, 8)}`, role, 'Test', `${role}.${id.slice(0, 8)}@example.com`, supervisorId])
  await owner.query(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId") SELECT $1, $2, id FROM "Role" WHERE key = $3 AND "tenantId" = current_tenant()`,
    [randomUUID(), id, role])
  return id
}

function actorOf(tenant: TenantFacts, employeeId: string, role: RoleKey): Actor {
  return {
    kind: 'employee', tenantId: tenant.id, employeeId, userId: null, sessionId: null,
    grants: BUILT_IN_ROLES[role]?.grants ?? [], tokenScopes: null, name: `${role} Test`, tenant, requestId: `test-${role}`,
  }
}
