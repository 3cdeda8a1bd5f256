import { defineRecordKind, wholeReach } from '#server/platform/records'
import { visibleEmployees } from './visible-employees'

/** People for documents, reminders and search. */
export const employeeKind = defineRecordKind({
  type: 'Employee',
  async reach(ctx) {
    if (ctx.permit('core.employees.read') === 'all') return 'all'
    const rows = await ctx.db.employee.findMany({ where: await visibleEmployees(ctx), select: { id: true } })
    return { only: rows.map(row => row.id) }
  },
  async find(ctx, ids) {
    const rows = await ctx.db.employee.findMany({
      where: { AND: [{ id: { in: [...ids] } }, await visibleEmployees(ctx)] },
      select: { id: true, firstName: true, lastName: true, jobTitle: true },
    })
    return rows.map(({ id, firstName, lastName, jobTitle }) => ({
      type: 'Employee', id, label: `${firstName} ${lastName}`, description: jobTitle, path: `/employees/${id}`,
    }))
  },
})

/** Departments open in their tree. */
export const departmentKind = defineRecordKind({
  type: 'Department',
  reach: wholeReach,
  async find(ctx, ids) {
    const rows = await ctx.db.department.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true, code: true } })
    return rows.map(({ id, name, code }) => ({ type: 'Department', id, label: name, description: code, path: '/departments' }))
  },
})
