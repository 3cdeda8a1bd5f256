import { PrismaClientKnownRequestError } from '@prisma/client/runtime/client'
import type { Context } from '#server/platform/context'
import { ACTIVITIES, type DemoCustomer } from './company-data'
import { fillCustomers } from './fill-customers'
import { fillPeople, type DemoEmployee } from './fill-people'
import { fillProjects, type DemoProject } from './fill-projects'
import { germanIban, germanVatId, type Random } from './random'

export interface DemoBase {
  employees: DemoEmployee[]
  projects: DemoProject[]
  customers: Array<DemoCustomer & { id: string }>
  activities: Array<{ id: string, name: string, billable: boolean }>
}

const DAY = 86_400_000

/** People, customers and projects of the first demo company. */
export async function fillBase(ctx: Context, random: Random, today: Date): Promise<DemoBase> {
  const start = new Date(today.getTime() - 560 * DAY)
  await fillProfile(ctx)
  const employees = await fillPeople(ctx, random, start)
  const customers = await fillCustomers(ctx, random)
  const activities = ACTIVITIES.map(activity => ({ id: random.uuid(), ...activity }))
  await ctx.db.activity.createMany({ data: activities })
  const projects = await fillProjects(ctx, random, { employees, customers, start, today })
  await setCounters(ctx, { employee: employees.length, customer: customers.length, project: projects.length })
  return { employees, projects, customers, activities }
}

async function fillProfile(ctx: Context): Promise<void> {
  await ctx.db.companyProfile.updateMany({
    data: {
      legalName: 'Nordlicht Digital GmbH', street: 'Speicherstraße 21', postalCode: '20457', city: 'Hamburg', country: 'DE',
      registerCourt: 'Amtsgericht Hamburg', registerNumber: 'HRB 178204', managingDirectors: 'Martin Keller', taxNumber: '48/715/04711',
      vatId: germanVatId('28471145'), contactName: 'Claudia Neumann', contactPhone: '+49 40 5555 1200', contactEmail: 'rechnung@nordlicht.example',
      website: 'www.nordlicht.example', electronicAddress: 'rechnung@nordlicht.example', electronicAddressScheme: 'EM',
      defaultHourlyRate: '95', paymentTermDays: 14,
    },
  })
  await ctx.db.bankAccount.createMany({
    data: [
      { name: 'Geschäftskonto', holder: 'Nordlicht Digital GmbH', iban: germanIban('20050550', '1234567890'), bic: 'HASPDEHHXXX', bankName: 'Hamburger Sparkasse', isDefault: true },
      { name: 'Rücklagen', holder: 'Nordlicht Digital GmbH', iban: germanIban('43060967', '2019283746'), bic: 'GENODEM1GLS', bankName: 'GLS Bank' },
    ],
  })
}

/** The counters go on after the numbers given above. */
async function setCounters(ctx: Context, values: Record<string, number>): Promise<void> {
  await ctx.db.numberCounter.createMany({ data: Object.entries(values).map(([key, lastValue]) => ({ key, period: '', lastValue })) })
}

/** Whether the error says that the demo company is there already (two instances started at once). */
export function isAlreadyFounded(error: unknown): boolean {
  return (error instanceof PrismaClientKnownRequestError && error.code === 'P2002') || (error as { code?: string }).code === '23505'
}
