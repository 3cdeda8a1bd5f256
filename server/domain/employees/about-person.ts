import type { Context } from '#server/platform/context'
import { unsealData } from '#server/platform/key-ring'
import { anonymised, definePersonalData, deleted, kept, type ErasureResult } from '#server/platform/personal-data'
import { required } from '#server/platform/errors'
import { removeObject } from '#server/platform/stored-files'
import { employeeKeptUntil, type Keeping } from './kept-until'
import { PAYROLL_PURPOSE } from './payroll-data'

/** Master data, private data, payroll, employment and qualifications of an employee. */
export const employeesAboutPerson = definePersonalData({
  name: 'employees',
  subjects: ['Employee'],
  async export(ctx, { id: employeeId }) {
    const where = { employeeId }
    const employee = required(await ctx.db.employee.findFirst({ where: { id: employeeId } }))
    const { sealed } = await ctx.db.employeePayrollData.findFirst({ where, select: { sealed: true } }) ?? { sealed: null }
    if (sealed) await ctx.audit('payroll-data.read', { type: 'Employee', id: employeeId })
    return {
      data: {
        employee: { ...employee, tenantId: undefined },
        personalData: await ctx.db.employeePersonalData.findFirst({ where }),
        payrollData: JSON.parse(unsealData(PAYROLL_PURPOSE, sealed) ?? 'null') as unknown,
        positions: await ctx.db.employeePosition.findMany({ where, orderBy: { validFrom: 'asc' } }),
        workingTimes: await ctx.db.workingTimeModel.findMany({ where, orderBy: { validFrom: 'asc' } }),
        qualifications: await ctx.db.qualification.findMany({ where }),
        departments: await ctx.db.departmentMembership.findMany({
          where, select: { department: { select: { name: true } }, createdAt: true },
        }),
      },
      files: employee.photoFileId ? [{ name: 'photo', fileId: employee.photoFileId }] : [],
    }
  },
  async erase(ctx, { id: employeeId }) {
    const where = { employeeId }
    const keeping = await employeeKeptUntil(ctx, employeeId)
    await ctx.db.department.updateMany({ where: { headId: employeeId }, data: { headId: null } })
    await ctx.db.department.updateMany({ where: { deputyId: employeeId }, data: { deputyId: null } })
    await ctx.db.employee.updateMany({ where: { supervisorId: employeeId }, data: { supervisorId: null } })
    return [
      deleted('EmployeePersonalData', await ctx.db.employeePersonalData.deleteMany({ where })),
      deleted('Qualification', await ctx.db.qualification.deleteMany({ where })),
      deleted('DepartmentMembership', await ctx.db.departmentMembership.deleteMany({ where })),
      ...await eraseWorkRecords(ctx, employeeId, keeping),
      ...await erasePhoto(ctx, employeeId),
      await eraseMasterData(ctx, employeeId, keeping),
    ]
  },
})

async function eraseWorkRecords(ctx: Context, employeeId: string, keeping: Keeping | null): Promise<ErasureResult[]> {
  const where = { employeeId }
  const payroll = await ctx.db.employeePayrollData.count({ where })
  if (keeping) {
    return [
      keeping.basis === 'payroll'
        ? kept('EmployeePayrollData', payroll, keeping)
        : deleted('EmployeePayrollData', await ctx.db.employeePayrollData.deleteMany({ where })),
      kept('EmployeePosition', await ctx.db.employeePosition.count({ where }), keeping),
      kept('WorkingTimeModel', await ctx.db.workingTimeModel.count({ where }), keeping),
    ]
  }
  await ctx.db.employeePosition.updateMany({ where: { supervisorId: employeeId }, data: { supervisorId: null, supervisorName: null } })
  return [
    deleted('EmployeePayrollData', await ctx.db.employeePayrollData.deleteMany({ where })),
    deleted('EmployeePosition', await ctx.db.employeePosition.deleteMany({ where })),
    deleted('WorkingTimeModel', await ctx.db.workingTimeModel.deleteMany({ where })),
  ]
}

async function erasePhoto(ctx: Context, id: string): Promise<ErasureResult[]> {
  const { photoFileId } = required(await ctx.db.employee.findFirst({ where: { id }, select: { photoFileId: true } }))
  if (!photoFileId) return []
  await ctx.db.employee.updateMany({ where: { id }, data: { photoFileId: null } })
  const rows = await ctx.db.$queryRaw<Array<{ key: string | null }>>`SELECT forget_personal_file(${photoFileId}::uuid) AS key`
  // Should the transaction end badly now, the photo is gone and its row is not: the person wanted it gone.
  if (rows[0]?.key) await removeObject(rows[0].key)
  return [deleted('StoredFile', { count: 1 })]
}

/** The row stays, since work of the company refers to it; the name goes as soon as no law asks for it. */
async function eraseMasterData(ctx: Context, id: string, keeping: Keeping | null): Promise<ErasureResult> {
  const contact = {
    workEmail: null, phone: null, mobilePhone: null, jobTitle: null, federalState: null, probationEndsOn: null, costRate: null,
    supervisorId: null, departmentId: null, lastSignInAt: null, version: { increment: 1 },
  }
  const names = ctx.actor.tenant.language === 'en' ? { firstName: 'Erased', lastName: 'person' } : { firstName: 'Gelöschte', lastName: 'Person' }
  await ctx.db.employee.updateMany({ where: { id }, data: keeping ? contact : { ...contact, ...names } })
  return keeping ? kept('Employee', 1, keeping) : anonymised('Employee', 1)
}
