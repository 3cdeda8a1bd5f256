import type { CHECK_NAMES, CHECK_STATES } from '#shared/contracts/system'

/** What looking at one part found. */
export interface Finding {
  state: typeof CHECK_STATES[number]
  /** Why, as a key of the catalogue (`admin.system.reasons.<reason>`). */
  reason?: string | null
  facts?: Record<string, string | number | null>
}

/** The health of one part at a moment. */
export interface SystemCheck {
  name: typeof CHECK_NAMES[number]
  state: Finding['state']
  reason: string | null
  facts: Record<string, string | number | null>
  milliseconds: number | null
  checkedAt: Date
}
