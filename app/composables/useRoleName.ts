/** Name of a role in the reader's language; roles a company made itself keep the name they were given. */
export function useRoleName() {
  const { t, te } = useI18n()
  const roleName = (role: { key: string, name: string }) => te(`employees.role.${role.key}`) ? t(`employees.role.${role.key}`) : role.name
  return { roleName }
}
