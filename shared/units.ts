/** Units of UN/ECE Recommendation 20 offered on invoice lines, with what a reader sees. */
export const units = {
  HUR: { de: 'Std.', en: 'hrs' },
  DAY: { de: 'Tage', en: 'days' },
  WEE: { de: 'Wochen', en: 'weeks' },
  MON: { de: 'Monate', en: 'months' },
  ANN: { de: 'Jahre', en: 'years' },
  MIN: { de: 'Min.', en: 'min' },
  C62: { de: 'Stk.', en: 'pcs' },
  LS: { de: 'pauschal', en: 'lump sum' },
  P1: { de: '%', en: '%' },
  KMT: { de: 'km', en: 'km' },
  MTR: { de: 'm', en: 'm' },
  MTK: { de: 'm²', en: 'm²' },
  MTQ: { de: 'm³', en: 'm³' },
  LTR: { de: 'l', en: 'l' },
  KGM: { de: 'kg', en: 'kg' },
  GRM: { de: 'g', en: 'g' },
  TNE: { de: 't', en: 't' },
  KWH: { de: 'kWh', en: 'kWh' },
  SET: { de: 'Satz', en: 'set' },
  NPR: { de: 'Paar', en: 'pairs' },
} as const

export type UnitCode = keyof typeof units

/** All unit codes, the first being the one for hours. */
export const unitCodes = Object.keys(units) as [UnitCode, ...UnitCode[]]

/** What a reader sees for a unit code; the code itself if it is not one of ours. */
export function unitLabel(code: string, language: string): string {
  const unit = units[code as UnitCode]
  if (!unit) return code
  return language === 'en' ? unit.en : unit.de
}
