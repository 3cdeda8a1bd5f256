import type { PersonalDataProvider } from './platform/personal-data'

/** Every module's part of exports and erasures; what others refer to (customers, employees) comes last. */
export const ALL_PERSONAL_DATA: readonly PersonalDataProvider[] = [
]
