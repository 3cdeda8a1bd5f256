import type { DepartmentRow } from '~/employees/form-state'

interface Hooks {
  edit: (department?: DepartmentRow, below?: string) => void
  merge: (department: DepartmentRow) => void
  refresh: () => Promise<void>
}

/** What can be done to a department from its row: an open one is changed, merged, closed or deleted, a closed one opened again. */
export function useDepartmentActions({ edit, merge, refresh }: Hooks) {
  const { t } = useI18n()
  const confirm = useConfirm()
  const { submit } = useApiForm()

  async function remove(department: DepartmentRow) {
    const question = { title: t('employees.departments.delete', { name: department.name }), confirmLabel: t('shell.delete'), danger: true }
    if (!await confirm(question)) return
    if (await submit(() => $fetch(`/api/v1/departments/${department.id}`, { method: 'DELETE' }))) await refresh()
  }

  async function setClosed(department: DepartmentRow, action: 'close' | 'reopen') {
    const body = { version: department.version }
    const url = `/api/v1/departments/${department.id}/${action}`
    if (await submit(() => $fetch<unknown>(url, { method: 'POST', body }))) await refresh()
  }

  async function close(department: DepartmentRow) {
    const question = {
      title: t('employees.departments.close', { name: department.name }),
      description: t('employees.departments.closeText'),
      confirmLabel: t('employees.departments.closeAction'),
    }
    if (await confirm(question)) await setClosed(department, 'close')
  }

  const actions = (department: DepartmentRow) => department.closedOn
    ? [{ label: t('employees.departments.reopen'), icon: 'i-lucide-folder-open', onSelect: () => setClosed(department, 'reopen') }]
    : [
        { label: t('shell.edit'), icon: 'i-lucide-pencil', onSelect: () => edit(department) },
        { label: t('employees.departments.newBelow'), icon: 'i-lucide-plus', onSelect: () => edit(undefined, department.id) },
        { label: t('employees.departments.merge'), icon: 'i-lucide-merge', onSelect: () => merge(department) },
        { label: t('employees.departments.closeAction'), icon: 'i-lucide-archive', onSelect: () => close(department) },
        { label: t('shell.delete'), icon: 'i-lucide-trash-2', color: 'error' as const, onSelect: () => remove(department) },
      ]

  return { actions }
}
