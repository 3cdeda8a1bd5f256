import { randomUUID } from 'node:crypto'
import type { World, CompanyKey } from './world'

/** Ids of a company that can bill: profile, bank account, one customer, one project. */
export interface Billing {
  customerId: string
  projectId: string
  bankAccountId: string
  /** Books approved, billable time of the employee on the project and answers its id. */
  time(workedOn: string, options?: TimeOptions): Promise<string>
}

interface TimeOptions {
  minutes?: number
  rate?: string | null
  /** Hour of the day at which it starts, UTC. */
  hour?: number
  status?: 'APPROVED' | 'SUBMITTED' | 'DRAFT'
}

/** Gives the company of the world everything that issuing an invoice needs. */
export async function newBilling(world: World, company: CompanyKey = 'A'): Promise<Billing> {
  const [customerId, projectId, bankAccountId] = [randomUUID(), randomUUID(), randomUUID()]
  const sql = (text: string, values: unknown[] = []) => world.sql(text, values, company)
  await sql(`UPDATE "CompanyProfile" SET street = 'Werkstraße 1', "postalCode" = '20457', city = 'Hamburg', "vatId" = 'DE123456788', "taxNumber" = '48/715/04711',
    "contactName" = 'Claudia Neumann', "contactPhone" = '+49 40 123456', "contactEmail" = 'rechnung@alpha.example' WHERE "tenantId" = current_tenant()`)
  await sql(`INSERT INTO "BankAccount" (id, name, holder, iban, bic, "isDefault") VALUES ($1, 'Konto', 'Alpha GmbH', 'DE89370400440532013000', 'COBADEFFXXX', true)`, [bankAccountId])
  await sql(`INSERT INTO "Customer" (id, number, name, "invoiceEmail", "updatedAt") VALUES ($1, $2, 'Bergmann Maschinenbau GmbH', 'rechnung@bergmann.example', now())`,
    [customerId, `K-${customerId.slice(0, 8)}`])
  await sql(`INSERT INTO "CustomerAddress" (id, "customerId", street, "postalCode", city) VALUES ($1, $2, 'Industriestraße 14', '33659', 'Bielefeld')`, [randomUUID(), customerId])
  await sql(`INSERT INTO "Project" (id, number, name, "customerId", "hourlyRate", "updatedAt") VALUES ($1, $2, 'Webshop', $3, 95, now())`,
    [projectId, `P-${projectId.slice(0, 8)}`, customerId])
  const employeeId = world.companies[company].employees.employee
  return {
    customerId, projectId, bankAccountId,
    async time(workedOn, { minutes = 60, rate = '95', hour = 8, status = 'APPROVED' } = {}) {
      const id = randomUUID()
      const startedAt = new Date(`${workedOn}T${String(hour).padStart(2, '0')}:00:00Z`)
      await sql(`INSERT INTO "TimeEntry" (id, "employeeId", "projectId", "startedAt", "endedAt", "workedOn", "netMinutes", note, billable, "hourlyRate", status, "updatedAt")
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'Umsetzung', true, $8, $9, now())`,
      [id, employeeId, projectId, startedAt, new Date(startedAt.getTime() + minutes * 60_000), workedOn, minutes, rate, status])
      return id
    },
  }
}
