import type { AccessAnswerWire } from '~/roles/wire'

/** The explainer's verdict as one sentence. */
export function useAccessVerdict(answer: Ref<AccessAnswerWire | null | undefined>) {
  const { t, te } = useI18n()
  const { permissionName } = usePermissionName()
  const { day } = useFormat()

  return computed(() => answer.value ? sentence(answer.value) : '')

  function sentence(data: AccessAnswerWire): string {
    const { employee, record, verdict } = data
    const values = {
      person: `${employee.firstName} ${employee.lastName}`,
      action: permissionName(data.permission),
      day: day(verdict === 'left' ? employee.activeTo ?? employee.activeFrom : employee.activeFrom),
      module: moduleName(data.moduleOff),
    }
    return record ? aboutRecord(data, { ...values, record: record.found.label }) : t(`roles.explain.verdict.${verdict}`, values)
  }

  function aboutRecord({ record, scope, verdict }: AccessAnswerWire, values: Record<string, string>): string {
    if (!record) return ''
    if (verdict === 'allowed') return t('roles.explain.verdict.allowedRecord', values)
    const needed = permissionName(record.kindPermission)
    // Not even seen, or seen but not as far as the action reaches.
    const reach = t(`roles.explain.reach.${(record.isVisible ? scope : record.kindScope) ?? 'own'}`)
    const key = verdict === 'record-out-of-reach' && !record.isVisible ? 'record-hidden' : verdict
    return t(`roles.explain.verdict.${key}`, { ...values, needed, scope: reach })
  }

  function moduleName(module: string | null): string {
    const key = `settings.modules.name.${module}`
    return module && te(key) ? t(key) : module ?? ''
  }
}
