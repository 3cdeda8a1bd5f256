import { randomUUID } from 'node:crypto'
import type { World } from '../../support/world'

interface ProjectOptions {
  billingMethod?: 'TIME' | 'FIXED' | 'INTERNAL'
  hourlyRate?: string | null
  memberIds?: string[]
}

/** A customer's open project with the people as members. */
export async function givenProject(world: World, options: ProjectOptions = {}) {
  const method = options.billingMethod ?? 'TIME'
  const members = options.memberIds ?? [world.companies.A.employees.employee]
  return world.runAsJob(async (ctx) => {
    const suffix = randomUUID().slice(0, 8)
    const customer = await ctx.db.customer.create({ data: { number: `K-${suffix}`, name: `Kunde ${suffix}` }, select: { id: true } })
    const project = await ctx.db.project.create({
      data: {
        number: `P-${suffix}`, name: `Projekt ${suffix}`, billingMethod: method,
        customerId: method === 'INTERNAL' ? null : customer.id, hourlyRate: options.hourlyRate ?? null,
        members: { create: members.map(employeeId => ({ employeeId })) },
      },
      select: { id: true },
    })
    return { id: project.id, customerId: customer.id }
  })
}

export async function givenActivity(world: World, billable = true) {
  return world.runAsJob(ctx => ctx.db.activity.create({ data: { name: `Tätigkeit ${randomUUID().slice(0, 8)}`, billable }, select: { id: true } }))
}

/** An instant by the clocks of the test companies (Europe/Berlin, winter). */
export function winter(text: string): Date {
  return new Date(`${text}:00+01:00`)
}

/** A span as a use case wants it. */
export function span(day: string, ...[from, to, breakMinutes = 0]: [from: string, to: string, breakMinutes?: number]) {
  return { startedAt: winter(`${day}T${from}`), endedAt: winter(`${day}T${to}`), breakMinutes, activityId: null, note: null }
}
