/** Federal states of Germany by ISO 3166-2; names are in the message catalogue (`settings.state.<code>`). */
export const FEDERAL_STATES = [
  'DE-BB', 'DE-BE', 'DE-BW', 'DE-BY', 'DE-HB', 'DE-HE', 'DE-HH', 'DE-MV',
  'DE-NI', 'DE-NW', 'DE-RP', 'DE-SH', 'DE-SL', 'DE-SN', 'DE-ST', 'DE-TH',
] as const

export type FederalState = typeof FEDERAL_STATES[number]
