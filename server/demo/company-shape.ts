import type { Prisma } from '#server/generated/prisma/client'

/** Departments, people and customers of the demo companies. Everything is invented; domains end in .example. */
export interface DemoPerson {
  firstName: string
  lastName: string
  jobTitle: string
  department: string
  weeklyHours: number
  costRate: string
  /** Average share of the week spent on customers' projects. */
  billableShare: number
}

type Work = [jobTitle: string, department: string, weeklyHours: number, costRate: string, billableShare: number]

export const person = (name: string, [jobTitle, department, weeklyHours, costRate, billableShare]: Work): DemoPerson => {
  const at = name.lastIndexOf(' ')
  return { firstName: name.slice(0, at), lastName: name.slice(at + 1), jobTitle, department, weeklyHours, costRate, billableShare }
}

export interface DemoCustomer {
  name: string
  street: string
  postalCode: string
  city: string
  country?: string
  vatId?: string
  language?: 'en'
  kind?: 'PERSON'
  /** Leitweg-ID of a public authority. */
  buyerReference?: string
  contact: string
  /** Tax category its invoices carry. */
  tax?: 'AE' | 'O'
}

type Rest = Partial<DemoCustomer> & { contact: string }

export const customer = (name: string, [street, town]: [string, string], rest: Rest): DemoCustomer => ({
  name, street, postalCode: town.slice(0, town.indexOf(' ')), city: town.slice(town.indexOf(' ') + 1), ...rest,
})

/** Everything that makes one demo company different from another. */
export interface DemoCompany {
  slug: string
  name: string
  /** Organisation id at the demo identity provider. */
  organisation: string
  mailDomain: string
  phone: string
  profile: Prisma.CompanyProfileUpdateManyMutationInput
  bankAccounts: Prisma.BankAccountCreateManyInput[]
  departments: ReadonlyArray<{ name: string, code: string, head: string }>
  boss: string
  people: readonly DemoPerson[]
  customers: readonly DemoCustomer[]
  activities: ReadonlyArray<{ name: string, billable: boolean }>
  /** Notes of time entries by activity. */
  notes: Record<string, readonly string[]>
  projectKinds: readonly string[]
  projectCount: number
  internalProjects: readonly string[]
  projectLeads: readonly string[]
  hourlyRates: readonly number[]
  /** What some customers pay by the month instead of by the hour. */
  monthlyFees: ReadonlyArray<{ description: string, unitPrice: string, discountPercent?: string }>
  /** Days of history. */
  historyDays: number
  seed: number
}
