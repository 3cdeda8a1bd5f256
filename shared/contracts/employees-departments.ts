import { z } from 'zod'
import { blank } from './blank'
import { PersonRef } from './employees'
import { Day, Id, line, listOf, listQuery, Version } from './primitives'

const DepartmentRef = z.object({ id: Id, name: z.string() })

export const Department = z.object({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  costCentre: z.string().nullable(),
  head: PersonRef.nullable(),
  deputy: PersonRef.nullable(),
  parentId: Id.nullable(),
  closedOn: Day.nullable(),
  mergedInto: DepartmentRef.nullable(),
  /** People whose primary department it is, who still work here. */
  employeeCount: z.int(),
  version: Version,
})
export type Department = z.output<typeof Department>

export const DepartmentList = listOf(Department)

export const DepartmentQuery = listQuery(['name', 'code'], { status: z.enum(['open', 'closed', 'all']).default('open') })
export type DepartmentQuery = z.output<typeof DepartmentQuery>

const fields = {
  name: line(100, 1),
  code: blank(line(20)),
  costCentre: blank(line(20)),
  headId: blank(Id),
  deputyId: blank(Id),
  parentId: blank(Id),
}

export const DepartmentCreate = z.strictObject(fields)
export type DepartmentCreate = z.output<typeof DepartmentCreate>

export const DepartmentChange = z.strictObject(fields).partial().extend({ version: Version })
export type DepartmentChange = z.output<typeof DepartmentChange>

/** Its people, memberships and sub-departments go to the other one; it is closed and points there. */
export const DepartmentMerge = z.strictObject({ intoId: Id, version: Version })
export type DepartmentMerge = z.output<typeof DepartmentMerge>

/** The whole tree as the chart draws it; everybody in it works here today. */
export const Organisation = z.object({
  departments: z.array(z.object({
    id: Id, name: z.string(), code: z.string().nullable(), parentId: Id.nullable(), headId: Id.nullable(), deputyId: Id.nullable(),
  })),
  people: z.array(PersonRef.extend({
    jobTitle: z.string().nullable(), departmentId: Id.nullable(), supervisorId: Id.nullable(), photoFileId: Id.nullable(),
  })),
})
export type Organisation = z.output<typeof Organisation>
