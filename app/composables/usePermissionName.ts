import type { Permission } from '#shared/permissions'

/** Names and explanations of permissions, and of the grants made of them, in the reader's language. */
export function usePermissionName() {
  const { t, te } = useI18n()
  const permissionName = (permission: Permission) => t(`roles.permission['${permission}']`)
  const permissionText = (permission: Permission) => t(`roles.permissionText['${permission}']`)
  const nounName = (noun: string) => te(`roles.noun['${noun}']`) ? t(`roles.noun['${noun}']`) : noun
  const areaName = (area: string) => te(`roles.area.${area}`) ? t(`roles.area.${area}`) : area
  const scopeName = (scope: 'own' | 'team' | 'all' | null) => t(`roles.scope.${scope ?? 'none'}`)

  /** `backoffice.invoices.*` is called after what lies under it. */
  function wildcardName(wildcard: string): string {
    const name = wildcard.split(':')[0] ?? ''
    if (name === '*') return t('roles.everything')
    const stem = name.slice(0, -2)
    return stem.includes('.') ? nounName(stem) : areaName(stem)
  }

  return { permissionName, permissionText, nounName, areaName, scopeName, wildcardName }
}
