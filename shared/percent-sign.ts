/** A number that is already written in that language, with the sign that belongs to it: `7,5 %` in German, `7.5%` in English. */
export function withPercentSign(number: string, language: string): string {
  return number + (language === 'en' ? '%' : ' %')
}
