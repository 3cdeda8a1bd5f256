import type { ASSIGNMENT_STATES } from '#shared/contracts/roles'

interface Dates {
  validFrom: Date | null
  validTo: Date | null
}

/** Whether a role counts today, will count, or has counted; the same days as the SQL function `roles_of_employee`. */
export function stateOf({ validFrom, validTo }: Dates, today: Date): typeof ASSIGNMENT_STATES[number] {
  if (validTo && validTo < today) return 'past'
  return validFrom && validFrom > today ? 'future' : 'current'
}

/** Assignments that count on the day. */
export function validOn(today: Date) {
  return { AND: [{ OR: [{ validFrom: null }, { validFrom: { lte: today } }] }, { OR: [{ validTo: null }, { validTo: { gte: today } }] }] }
}
