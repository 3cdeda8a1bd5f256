// WORKMATE_BREAK_GLASS=1 npm run break-glass -- --company acme --employee M001 [--minutes 30]
// Prints a one-time code with which that person signs in for an hour when the identity provider is down.
import { parseArgs } from 'node:util'
import { issueBreakGlassCode } from '#server/domain/identity'
import { isBreakGlassOn } from '#server/platform/break-glass'
import { inTenant, jobActor } from '#server/platform/context'
import { listTenants } from '#server/platform/tenants'
import { CommandProblem, withDatabase } from './setup/with-database'
import { say } from './setup/terminal.mjs'

const { values } = parseArgs({
  options: { company: { type: 'string' }, employee: { type: 'string' }, minutes: { type: 'string', default: '30' } },
})

const REFUSALS = {
  'unknown': 'There is no employee with that number.',
  'inactive': 'That person does not work there at present.',
  'no-role': 'That person has no role, so the code would open nothing.',
  'never-signed-in': 'That person has never signed in, so there is no account the code could stand for. Choose somebody who has.',
}

function wanted() {
  const { company, employee, minutes } = values
  if (!company || !employee) throw new CommandProblem('Name the company and the person: --company acme --employee M001')
  if (!/^\d+$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > 60) throw new CommandProblem('The code can be valid for 1 to 60 minutes: --minutes 30')
  return { company, employeeNumber: employee, minutes: Number(minutes) }
}

await withDatabase(async ({ ownerUrl }) => {
  if (!isBreakGlassOn()) {
    throw new CommandProblem('Emergency sign-in is off. Set WORKMATE_BREAK_GLASS=1 for the application and for this command.')
  }
  const { company, ...issue } = wanted()
  process.env.DATABASE_URL ??= ownerUrl
  const tenant = (await listTenants()).find(({ slug }) => slug === company)
  if (!tenant) throw new CommandProblem(`There is no company with the short name ${company}.`)
  const result = await inTenant(jobActor(tenant, null, 'break-glass command'), ctx => issueBreakGlassCode(ctx, issue), { action: 'break-glass.issued' })
  if ('refusal' in result) throw new CommandProblem(REFUSALS[result.refusal])
  say(`Code for ${result.name}, usable once within ${issue.minutes} minutes on the sign-in page, company ${tenant.slug}:`)
  process.stdout.write(`\n    ${result.code}\n\n`)
  say('The session ends after an hour at the latest. All administrators have been told; both are in the audit log.')
})
