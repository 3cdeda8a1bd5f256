/** ISO 3166-1 alpha-2 codes that an address may carry; names come from `Intl.DisplayNames` in the reader's language. */
export const COUNTRY_CODES: readonly string[] = (
  'DE AT CH AD AE AF AG AI AL AM AO AR AU AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CI CL CM CN CO CR CU CV CY CZ '
  + 'DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS '
  + 'IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MQ MR MT MU MV MW MX MY '
  + 'MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST '
  + 'SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE YT ZA ZM ZW'
).split(' ')

const known = new Set(COUNTRY_CODES)

/** Whether it is one of the country codes. */
export function isCountryCode(code: string): boolean {
  return known.has(code)
}
