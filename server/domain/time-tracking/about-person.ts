import { employeeKeptUntil } from '#server/domain/employees'
import { anonymised, definePersonalData, kept } from '#server/platform/personal-data'
import { keptUntil } from '#shared/legal-bases'

/** A year of very much work; more belongs into the export of time entries. */
const MOST = 50_000

/** Working time of an employee. */
export const timeAboutPerson = definePersonalData({
  name: 'time-tracking',
  subjects: ['Employee'],
  async export(ctx, { id: employeeId }) {
    return {
      data: {
        timeEntries: await ctx.db.timeEntry.findMany({
          where: { employeeId }, orderBy: { startedAt: 'asc' }, take: MOST,
          select: {
            id: true, startedAt: true, endedAt: true, breakMinutes: true, note: true, status: true, projectId: true, activityId: true,
          },
        }),
        timesheets: await ctx.db.timesheet.findMany({ where: { employeeId }, orderBy: { weekStartsOn: 'asc' } }),
      },
    }
  },
  /** Time belongs to projects and invoices and stays in them; who worked is gone with the name of the employee. */
  async erase(ctx, { id: employeeId }) {
    const keeping = await employeeKeptUntil(ctx, employeeId)
    const billed = await ctx.db.timeEntry.findFirst({
      where: { employeeId, invoiceLineId: { not: null } }, orderBy: { startedAt: 'desc' }, select: { startedAt: true },
    })
    const ofInvoices = await ctx.db.timeEntry.count({ where: { employeeId, invoiceLineId: { not: null } } })
    const others = await ctx.db.timeEntry.count({ where: { employeeId, invoiceLineId: null } })
    const sheets = await ctx.db.timesheet.count({ where: { employeeId } })
    return [
      ...billed ? [kept('TimeEntry', ofInvoices, { basis: 'vouchers', until: keptUntil('vouchers', billed.startedAt) })] : [],
      keeping ? kept('TimeEntry', others, keeping) : anonymised('TimeEntry', others),
      keeping ? kept('Timesheet', sheets, keeping) : anonymised('Timesheet', sheets),
    ]
  },
})
