import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { queueMail } from '#server/platform/mail'
import { publicOrigin } from '#server/platform/public-origin'
import { todayOf } from '#server/platform/today'
import { assertReaches } from './employee-access'
import { invitationText } from './invitation-text'

/**
 * Sends a mail that says where to sign in; the account is linked by the verified address. Throws `employee.no-work-email`,
 * `employee.has-left`.
 */
export async function inviteEmployee(ctx: Context, id: string): Promise<{ to: string }> {
  await assertReaches(ctx, 'core.employees.write', id)
  const employee = required(await ctx.db.employee.findFirst({
    where: { id }, select: { firstName: true, lastName: true, workEmail: true, activeTo: true },
  }))
  if (!employee.workEmail) throw new Problem('employee.no-work-email', { errors: [{ pointer: '#/workEmail', code: 'employee.no-work-email' }] })
  if (employee.activeTo && employee.activeTo < todayOf(ctx)) throw new Problem('employee.has-left')
  const text = invitationText(ctx.actor.tenant.language, {
    firstName: employee.firstName,
    company: ctx.actor.tenant.name,
    inviter: ctx.actor.name,
    email: employee.workEmail,
    address: `${publicOrigin() ?? 'http://localhost:3000'}/sign-in`,
  })
  await queueMail(ctx, { to: employee.workEmail, ...text, entity: { type: 'Employee', id } })
  return { to: employee.workEmail }
}

/** Whether somebody was invited, has an account and when they came last. */
export async function getAccessState(ctx: Context, id: string) {
  await assertReaches(ctx, 'core.employees.write', id)
  const employee = required(await ctx.db.employee.findFirst({
    where: { id }, relationLoadStrategy: 'join', select: { lastSignInAt: true, membership: { select: { id: true } } },
  }))
  const mail = await ctx.db.mailMessage.findFirst({
    where: { entityType: 'Employee', entityId: id }, select: { createdAt: true }, orderBy: { createdAt: 'desc' },
  })
  return { lastSignInAt: employee.lastSignInAt, hasAccount: employee.membership !== null, invitedAt: mail?.createdAt ?? null }
}
