import { todayIn } from '#shared/calendar-day'
import type { Context } from '#server/platform/context'
import { drawNumber } from '../settings'
import { beginEmployment } from './employment-start'

/** A person as the identity provider describes them. */
export interface Newcomer {
  firstName: string
  lastName: string
  /** Null unless the provider has verified it. */
  email: string | null
}

/**
 * Employee for a person who signs in for the first time: the record an administrator prepared with the same verified
 * address and that nobody has claimed, else a new one.
 * @returns id of the employee
 */
export async function onboardEmployee(ctx: Context, newcomer: Newcomer): Promise<string> {
  const prepared = newcomer.email ? await findPrepared(ctx, newcomer.email) : null
  if (prepared) return prepared
  const today = todayIn(ctx.actor.tenant.zone, ctx.now())
  const created = await ctx.db.employee.create({
    data: {
      firstName: newcomer.firstName, lastName: newcomer.lastName, workEmail: newcomer.email,
      activeFrom: today, number: await drawNumber(ctx, 'employee', today),
    },
    select: { id: true, activeFrom: true, weeklyMinutes: true, jobTitle: true, departmentId: true, supervisorId: true },
  })
  await beginEmployment(ctx, created)
  return created.id
}

/** Keeps when an employee was here last. */
export async function noteSignIn(ctx: Context, employeeId: string): Promise<void> {
  await ctx.db.employee.updateMany({ where: { id: employeeId }, data: { lastSignInAt: ctx.now() } })
}

/** Two records with one address prove nothing: then neither is taken. */
async function findPrepared(ctx: Context, email: string): Promise<string | null> {
  const found = await ctx.db.employee.findMany({
    where: { workEmail: { equals: email, mode: 'insensitive' }, membership: null }, select: { id: true }, take: 2,
  })
  return found.length === 1 && found[0] ? found[0].id : null
}
