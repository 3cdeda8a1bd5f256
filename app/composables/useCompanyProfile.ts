import type { z } from 'zod'
import type { CompanyProfile } from '#shared/contracts/settings'
import type { ElectronicAddressScheme } from '#shared/electronic-address'

export type CompanyProfileWire = z.input<typeof CompanyProfile>

/** The company profile, shared by the sections of the settings. */
export function useCompanyProfile() {
  return useFetch('/api/v1/settings/company', { key: 'company-profile' })
}

type ProfileTexts<Key extends string> = { [K in Key]: K extends 'electronicAddressScheme' ? ElectronicAddressScheme | null : string }

/** Text fields of a section as its form starts with them. */
export function profileTexts<Key extends keyof CompanyProfileWire>(profile: CompanyProfileWire, keys: readonly Key[]) {
  return Object.fromEntries(keys.map(key => [key, profile[key] ?? (key === 'electronicAddressScheme' ? null : '')])) as ProfileTexts<Key>
}
