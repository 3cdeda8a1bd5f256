import { z } from 'zod'
import { isSocialSecurityNumber, isTaxId, withoutBlanks } from '../payroll-numbers'
import { blank } from './blank'
import { CountryCode } from './customers'
import { Day, Email, Id, line } from './primitives'
import { Iban } from './settings'

/** 0 while nothing is stored yet, then the version the caller has seen. */
const SeenVersion = z.int().min(0)

const personalFields = {
  birthDate: Day.nullable(),
  privateEmail: z.string().nullable(),
  privatePhone: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  emergencyContactName: z.string().nullable(),
  emergencyContactRelation: z.string().nullable(),
  emergencyContactPhone: z.string().nullable(),
}

/** What a person is asked for privately; only for those with `core.employees.read-private` and oneself. */
export const PersonalData = z.object({ employeeId: Id, ...personalFields, version: SeenVersion })
export type PersonalData = z.output<typeof PersonalData>

/** Nobody who works here was born in the future or more than 110 years ago. */
const BirthDate = Day.refine(day => day < new Date() && day > new Date(Date.now() - 110 * 365.25 * 86_400_000), { error: 'birth-date.unlikely' })

export const PersonalDataChange = z.strictObject({
  birthDate: blank(BirthDate),
  privateEmail: blank(Email),
  privatePhone: blank(line(50)),
  street: blank(line(120)),
  postalCode: blank(line(12)),
  city: blank(line(80)),
  country: blank(CountryCode),
  emergencyContactName: blank(line(120)),
  emergencyContactRelation: blank(line(60)),
  emergencyContactPhone: blank(line(50)),
  version: SeenVersion,
})
export type PersonalDataChange = z.output<typeof PersonalDataChange>

/** Wage tax classes of § 38b EStG. */
export const TAX_CLASSES = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

/** Abbreviations of the religious communities that levy church tax, as ELStAM names them; none: no church tax. */
export const DENOMINATIONS = ['none', 'ev', 'rk', 'lt', 'rf', 'fr', 'fg', 'fm', 'fs', 'fa', 'fb', 'ak', 'ib', 'ih', 'il', 'is', 'iw', 'jd', 'jh'] as const

const text = z.string().nullable()

const payrollFields = z.object({
  taxId: text,
  socialSecurityNumber: text,
  iban: text,
  accountHolder: text,
  taxClass: z.enum(TAX_CLASSES).nullable(),
  denomination: z.enum(DENOMINATIONS).nullable(),
  healthInsurer: text,
  /** Child allowances as on the wage tax record: 0 to 20 in halves. */
  childAllowances: z.number().nullable(),
  isSeverelyDisabled: z.boolean().nullable(),
  /** Degree of disability, 20 to 100 in tens. */
  disabilityDegree: z.int().nullable(),
})

/** What is encrypted as one text in the database. */
export const PayrollContent = payrollFields
export type PayrollContent = z.output<typeof PayrollContent>

/** Only routes with `core.payroll.read` speak it, and each answer is logged. */
export const PayrollData = payrollFields.extend({ employeeId: Id, version: SeenVersion })
export type PayrollData = z.output<typeof PayrollData>

export const PayrollDataChange = z.strictObject({
  taxId: blank(line(20).transform(withoutBlanks).refine(isTaxId, { error: 'tax-id.invalid' })),
  socialSecurityNumber: blank(line(20).transform(withoutBlanks).refine(isSocialSecurityNumber, { error: 'social-security-number.invalid' })),
  iban: blank(Iban),
  accountHolder: blank(line(70)),
  taxClass: blank(z.enum(TAX_CLASSES)),
  denomination: blank(z.enum(DENOMINATIONS)),
  healthInsurer: blank(line(100)),
  childAllowances: z.number().min(0).max(20).multipleOf(0.5).nullable().optional(),
  isSeverelyDisabled: z.boolean().nullable().optional(),
  disabilityDegree: z.int().min(20).max(100).multipleOf(10).nullable().optional(),
  version: SeenVersion,
})
export type PayrollDataChange = z.output<typeof PayrollDataChange>
