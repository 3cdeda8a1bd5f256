import type { Context } from '#server/platform/context'
import { addDays } from '#shared/calendar-day'
import type { AreaFill } from './fill-areas'
import type { FilledPerson } from './fill-personnel'

const SKILLS: ReadonlyArray<[pattern: RegExp, skills: readonly string[]]> = [
  [/ntwickler|DevOps|Entwicklung|Werkstudent/, ['TypeScript', 'Vue', 'PostgreSQL', 'Docker', 'Barrierefreiheit', 'Testautomatisierung']],
  [/Design|Gestaltung|Texterin/, ['Figma', 'Typografie', 'Nutzertests', 'Redaktion', 'Illustration']],
  [/Tischler|Montage|Auszubildende/, ['CNC-Fräse', 'Oberflächen', 'Furnierarbeiten', 'Aufmaß', 'Treppenbau']],
  [/Buchhalt|Assistenz|Wirtschaft/, ['DATEV', 'Umsatzsteuer', 'Lohnabrechnung', 'Excel']],
  [/./, ['Moderation', 'Projektplanung', 'Englisch', 'Vertragsrecht', 'Präsentation']],
]
const CERTIFICATES = [
  { name: 'Betriebliche Ersthelferin / Ersthelfer', issuer: 'Deutsches Rotes Kreuz', years: 2 },
  { name: 'Brandschutzhelferin / Brandschutzhelfer', issuer: 'VBG', years: 3 },
  { name: 'Datenschutzunterweisung', issuer: 'TÜV Nord Akademie', years: 1 },
  { name: 'Professional Scrum Master I', issuer: 'Scrum.org', years: 0 },
  { name: 'Bedienung von Flurförderzeugen', issuer: 'DEKRA', years: 1 },
]

/** Skills after the position, and certificates of which some are about to run out or have. */
export async function fillQualifications(ctx: Context, people: readonly FilledPerson[], { random, today }: AreaFill): Promise<void> {
  const rows = people.flatMap(person => [...skillsOf(person), ...certificatesOf(person)])
  await ctx.db.qualification.createMany({ data: rows })

  function skillsOf({ id: employeeId, jobTitle }: FilledPerson) {
    const [, known = []] = SKILLS.find(([pattern]) => pattern.test(jobTitle ?? '-')) ?? []
    return known.filter(() => random.chance(0.6)).map(name => ({ employeeId, kind: 'SKILL' as const, name, level: random.int(2, 5) }))
  }

  function certificatesOf({ id: employeeId }: FilledPerson) {
    return CERTIFICATES.filter(() => random.chance(0.3)).map(({ name, issuer, years }) => {
      const validUntil = years > 0 ? addDays(today, random.int(-30, years * 300)) : null
      const acquiredOn = addDays(validUntil ?? today, validUntil ? -years * 365 : -random.int(100, 900))
      return { employeeId, kind: 'CERTIFICATE' as const, name, issuer, acquiredOn, validUntil }
    })
  }
}
