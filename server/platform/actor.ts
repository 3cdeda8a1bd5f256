/** Who acts: a person in the browser, a person's API token, or the system itself in a job. */
export interface Actor {
  kind: 'employee' | 'token' | 'job'
  tenantId: string
  /** The acting employee; for jobs the one who caused it, or null. */
  employeeId: string | null
  userId: string | null
  sessionId: string | null
  /** Grants of all roles; for tokens already narrowed to their scopes. */
  grants: readonly string[]
  /** Set for tokens: both the person's grants and these must allow. */
  tokenScopes: readonly string[] | null
  name: string
  tenant: TenantFacts
  requestId: string
  /** The role through which a person looks at the company; nothing can be changed meanwhile. */
  viewAs?: ViewedRole | null
  /** End of a session that began with a break-glass code. */
  breakGlassUntil?: Date | null
}

/** A role as a person looks through it. */
export interface ViewedRole {
  roleId: string
  key: string
  name: string
}

/** What every use case may need to know of the company. */
export interface TenantFacts {
  id: string
  slug: string
  name: string
  zone: string
  language: string
  currency: string
  /** Modules the company does not use (shared/modules.ts). */
  disabledModules: readonly string[]
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The acting employee's id for comparing; an actor without one (a job, a person without access) matches no record. */
export function selfOf({ actor }: { actor: Pick<Actor, 'employeeId'> }): string {
  return actor.employeeId ?? NOBODY
}
