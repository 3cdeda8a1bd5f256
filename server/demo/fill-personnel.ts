import { PAYROLL_PURPOSE } from '#server/domain/employees'
import type { Context } from '#server/platform/context'
import { sealData } from '#server/platform/key-ring'
import { storeFile } from '#server/platform/stored-files'
import { addDays } from '#shared/calendar-day'
import type { PayrollContent } from '#shared/contracts/employees-private'
import type { AreaFill, FillArea } from './fill-areas'
import { fillQualifications } from './fill-qualifications'
import { fillSubDepartments } from './fill-sub-departments'
import { randomSocialSecurityNumber, randomTaxId } from './personal-numbers'
import { drawPortrait } from './portrait'
import { germanIban, type Random } from './random'

/** What is kept of the people beside their master data. */
export const fillPersonnel: FillArea = async (fill) => {
  const { base, step } = fill
  await step(ctx => fillSubDepartments(ctx, base.company))
  const people = await step(findPeople)
  await step(ctx => fillContracts(ctx, people, fill))
  await step(ctx => fillPrivate(ctx, people, fill))
  await step(ctx => fillQualifications(ctx, people, fill))
  await step(ctx => fillPhotos(ctx, people, fill.random))
}

/** The people as the database has them now. */
export type FilledPerson = Awaited<ReturnType<typeof findPeople>>[number]

function findPeople(ctx: Context) {
  return ctx.db.employee.findMany({
    select: {
      id: true, firstName: true, lastName: true, jobTitle: true, activeFrom: true, weeklyMinutes: true,
      departmentId: true, supervisorId: true,
      department: { select: { name: true } }, supervisor: { select: { firstName: true, lastName: true } },
    },
    where: { number: { startsWith: 'M' } },
    orderBy: { number: 'asc' },
  })
}

const TYPES: ReadonlyArray<[pattern: RegExp, type: 'MANAGING_DIRECTOR' | 'WORKING_STUDENT' | 'APPRENTICE' | 'FREELANCER']> = [
  [/^Geschäftsführer/, 'MANAGING_DIRECTOR'], [/Werkstudent/, 'WORKING_STUDENT'], [/Auszubildende/, 'APPRENTICE'],
  [/extern|nebenberuflich/, 'FREELANCER'],
]

function employmentType({ jobTitle, weeklyMinutes }: FilledPerson) {
  const special = TYPES.find(([pattern]) => pattern.test(jobTitle ?? ''))?.[1]
  return special ?? (weeklyMinutes < 2100 ? 'PART_TIME' as const : 'FULL_TIME' as const)
}

/** Type, probation, working times by weekday and the positions held; some began smaller or in another position. */
async function fillContracts(ctx: Context, people: readonly FilledPerson[], { random, today, base }: AreaFill): Promise<void> {
  const newest = Math.max(...people.map(person => person.activeFrom.getTime()))
  for (const person of people) {
    await ctx.db.employee.updateMany({
      where: { id: person.id },
      data: {
        employmentType: employmentType(person),
        federalState: random.chance(0.12) ? 'DE-SH' : null,
        mobilePhone: random.chance(0.6) ? `+49 17${random.int(0, 9)} ${random.int(1_000_000, 9_999_999)}` : null,
        probationEndsOn: person.activeFrom.getTime() === newest ? addDays(today, 45) : null,
      },
    })
    await ctx.db.workingTimeModel.create({ data: { employeeId: person.id, validFrom: person.activeFrom, ...weekOf(person) } })
    await fillPositions(ctx, person, { random, today })
  }
  // Somebody reduces next month: a model that is entered ahead.
  const next = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1))
  const reducing = people.find(person => person.weeklyMinutes === 2400 && base.company.boss !== `${person.firstName} ${person.lastName}`)
  if (!reducing) return
  await ctx.db.workingTimeModel.create({ data: { employeeId: reducing.id, validFrom: next, ...weekOf({ weeklyMinutes: 1920 }) } })
}

function weekOf({ weeklyMinutes }: { weeklyMinutes: number }) {
  // Part-timers are away on Friday, whoever works little comes on three days.
  const days = weeklyMinutes >= 2100 ? 5 : weeklyMinutes >= 1200 ? 4 : 3
  const part = Math.floor(weeklyMinutes / days)
  const on = (day: number) => day === 0 ? weeklyMinutes - part * (days - 1) : day < days ? part : 0
  return { minutesMonday: on(0), minutesTuesday: on(1), minutesWednesday: on(2), minutesThursday: on(3), minutesFriday: on(4) }
}

async function fillPositions(ctx: Context, person: FilledPerson, { random, today }: Pick<AreaFill, 'random' | 'today'>): Promise<void> {
  const days = Math.floor((today.getTime() - person.activeFrom.getTime()) / 86_400_000)
  const changed = days > 500 && random.chance(0.5) ? addDays(person.activeFrom, random.int(200, days - 200)) : null
  const { id: employeeId, activeFrom, jobTitle, departmentId, supervisorId, department, supervisor } = person
  const names = {
    departmentId, supervisorId, departmentName: department?.name ?? null,
    supervisorName: supervisor && `${supervisor.firstName} ${supervisor.lastName}`,
  }
  if (changed) {
    const earlier = `${random.pick(['Junior', 'Trainee'])} – ${jobTitle ?? 'Mitarbeit'}`
    await ctx.db.employeePosition.create({
      data: { employeeId, validFrom: activeFrom, validTo: addDays(changed, -1), ...names, jobTitle: earlier },
    })
  }
  await ctx.db.employeePosition.create({ data: { employeeId, validFrom: changed ?? activeFrom, jobTitle, ...names } })
}

const STREETS = ['Lindenstraße', 'Am Mühlbach', 'Gartenweg', 'Bahnhofstraße', 'Schillerstraße', 'Kirchgasse', 'Hafenweg', 'Wiesengrund']
const RELATIONS = ['Partnerin', 'Partner', 'Mutter', 'Vater', 'Schwester', 'Bruder']
const CONTACTS = ['Andrea', 'Thomas', 'Ursula', 'Peter', 'Miriam', 'Stefan', 'Renate', 'Jan']
const INSURERS = ['Techniker Krankenkasse', 'AOK Rheinland/Hamburg', 'BARMER', 'DAK-Gesundheit', 'AOK Baden-Württemberg', 'hkk']

async function fillPrivate(ctx: Context, people: readonly FilledPerson[], { random, today, base }: AreaFill): Promise<void> {
  const { postalCode, city } = base.company.profile as { postalCode: string, city: string }
  for (const person of people) {
    const birthDate = addDays(today, -random.int(21 * 365, 62 * 365))
    await ctx.db.employeePersonalData.create({
      data: {
        employeeId: person.id, birthDate,
        privateEmail: `${person.firstName}.${person.lastName}@post.example`.toLowerCase().replaceAll(/[^a-z@.]/g, ''),
        privatePhone: `+49 15${random.int(0, 9)} ${random.int(1_000_000, 9_999_999)}`,
        street: `${random.pick(STREETS)} ${random.int(1, 98)}`, postalCode, city, country: 'DE',
        emergencyContactName: `${random.pick(CONTACTS)} ${person.lastName}`, emergencyContactRelation: random.pick(RELATIONS),
        emergencyContactPhone: `+49 16${random.int(0, 9)} ${random.int(1_000_000, 9_999_999)}`,
      },
    })
    const sealed = sealData(PAYROLL_PURPOSE, JSON.stringify(payrollOf(random, { person, birthDate })))
    await ctx.db.employeePayrollData.create({ data: { employeeId: person.id, sealed } })
  }
}

function payrollOf(random: Random, { person, birthDate }: { person: FilledPerson, birthDate: Date }): PayrollContent {
  const isDisabled = random.chance(0.06)
  return {
    taxId: randomTaxId(random),
    socialSecurityNumber: randomSocialSecurityNumber(random, { birthDate, lastName: person.lastName }),
    iban: germanIban(random.pick(['20050550', '43060967', '68090000', '12030000']), String(random.int(10_000_000, 999_999_999))),
    accountHolder: `${person.firstName} ${person.lastName}`,
    taxClass: random.pick(['I', 'I', 'III', 'IV', 'V']),
    denomination: random.pick(['none', 'none', 'ev', 'rk']),
    healthInsurer: random.pick(INSURERS),
    childAllowances: random.pick([0, 0, 0.5, 1, 2]),
    isSeverelyDisabled: isDisabled,
    disabilityDegree: isDisabled ? 50 : null,
  }
}

/** Every third person has a photo, as in most companies. */
async function fillPhotos(ctx: Context, people: readonly FilledPerson[], random: Random): Promise<void> {
  for (const person of people.filter((_, index) => index % 3 === 0)) {
    const bytes = drawPortrait(random, { hasLongHair: /(?:a|ie|ah|lin)$/.test(person.firstName) })
    const { id } = await storeFile(ctx, { name: 'photo.png', mimeType: 'image/png', bytes, purpose: 'employee-photo' })
    await ctx.db.employee.updateMany({ where: { id: person.id }, data: { photoFileId: id } })
  }
}
