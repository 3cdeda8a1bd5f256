import type { ReminderWire } from '~/reminders/form-state'

/** Whom a reminder is for; built-in roles in the reader's language. */
export function useAssigneeName() {
  const { roleName } = useRoleName()
  return ({ name, key }: ReminderWire['assignee']) => key ? roleName({ key, name }) : name
}
