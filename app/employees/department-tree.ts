import type { DepartmentRow } from './form-state'

/** A row of the tree as it is shown: how deep it lies and whether something lies below it. */
export interface DepartmentTreeRow {
  department: DepartmentRow
  level: number
  hasChildren: boolean
  /** People here and in everything below. */
  total: number
}

/** Departments in the order of their tree; those whose parent is not among them stand at the top. */
export function departmentRows(departments: readonly DepartmentRow[], isOpen: (id: string) => boolean): DepartmentTreeRow[] {
  const known = new Set(departments.map(department => department.id))
  const below = Map.groupBy(departments, department => department.parentId && known.has(department.parentId) ? department.parentId : null)
  const totalOf = (department: DepartmentRow): number =>
    (below.get(department.id) ?? []).reduce((sum, child) => sum + totalOf(child), department.employeeCount)
  const rowsOf = (parentId: string | null, level: number): DepartmentTreeRow[] => (below.get(parentId) ?? []).flatMap(department => [
    { department, level, hasChildren: below.has(department.id), total: totalOf(department) },
    ...isOpen(department.id) ? rowsOf(department.id, level + 1) : [],
  ])
  return rowsOf(null, 0)
}
