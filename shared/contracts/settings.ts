import { isValidBIC, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { ELECTRONIC_ADDRESS_SCHEMES } from '../electronic-address'
import { MAIL_TEMPLATE_KEYS, unknownPlaceholders } from '../mail-template'
import { patternFault } from '../number-pattern'
import { blank } from './blank'
import { checkElectronicAddress, CountryCode, DOCUMENT_LANGUAGES, VatId, Website } from './customers'
import { Email, Id, Instant, line, listOf, Percent, Rate, text, Version } from './primitives'

/** What the company says of itself on documents, and its defaults. */
export const CompanyProfile = z.object({
  legalName: z.string(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  registerCourt: z.string().nullable(),
  registerNumber: z.string().nullable(),
  managingDirectors: z.string().nullable(),
  taxNumber: z.string().nullable(),
  vatId: z.string().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  contactEmail: z.string().nullable(),
  website: z.string().nullable(),
  electronicAddress: z.string().nullable(),
  electronicAddressScheme: z.string().nullable(),
  logoFileId: Id.nullable(),
  smallBusiness: z.boolean(),
  defaultTaxRate: Percent,
  defaultHourlyRate: Rate.nullable(),
  paymentTermDays: z.int(),
  version: Version,
})
export type CompanyProfile = z.output<typeof CompanyProfile>

export const CompanyProfileChange = z.strictObject({
  legalName: line(200, 1).optional(),
  street: blank(line(100)),
  postalCode: blank(line(20)),
  city: blank(line(100)),
  country: CountryCode.optional(),
  registerCourt: blank(line(100)),
  registerNumber: blank(line(50)),
  managingDirectors: blank(line(200)),
  /** German tax number as on the assessment or in the 13-digit form of ELSTER. */
  taxNumber: blank(line(30).regex(/^[\d/ ]{10,17}$/, { error: 'tax-number.invalid' })),
  vatId: blank(VatId),
  contactName: blank(line(100)),
  contactPhone: blank(line(50)),
  contactEmail: blank(Email),
  website: blank(Website),
  electronicAddress: blank(line(200)),
  electronicAddressScheme: blank(z.enum(ELECTRONIC_ADDRESS_SCHEMES)),
  smallBusiness: z.boolean().optional(),
  defaultTaxRate: Percent.optional(),
  defaultHourlyRate: blank(Rate),
  paymentTermDays: z.int().min(0).max(365).optional(),
  version: Version,
}).superRefine(checkElectronicAddress)
export type CompanyProfileChange = z.output<typeof CompanyProfileChange>

export const LogoStored = z.object({ logoFileId: Id, version: Version })

/** IBAN, stored without blanks; length, form and check digits of its country must be right. */
export const Iban = line(42).transform(iban => iban.replaceAll(/\s/g, '').toUpperCase())
  .refine(iban => isValidIBAN(iban), { error: 'iban.invalid' })

export const Bic = line(11).transform(bic => bic.toUpperCase()).refine(bic => isValidBIC(bic), { error: 'bic.invalid' })

export const BankAccount = z.object({
  id: Id,
  name: z.string(),
  holder: z.string(),
  iban: z.string(),
  bic: z.string().nullable(),
  bankName: z.string().nullable(),
  isDefault: z.boolean(),
  archivedAt: Instant.nullable(),
  version: Version,
})
export type BankAccount = z.output<typeof BankAccount>

export const BankAccountList = listOf(BankAccount)

const bankAccountFields = {
  name: line(100, 1),
  holder: line(70, 1),
  iban: Iban,
  bic: blank(Bic),
  bankName: blank(line(100)),
  isDefault: z.boolean(),
}

export const BankAccountCreate = z.strictObject({ ...bankAccountFields, isDefault: z.boolean().default(false) })
export type BankAccountCreate = z.output<typeof BankAccountCreate>

export const BankAccountChange = z.strictObject({ ...bankAccountFields, archived: z.boolean() }).partial().extend({ version: Version })
export type BankAccountChange = z.output<typeof BankAccountChange>

export const SERIES_KEYS = ['invoice', 'cancellation', 'customer', 'project', 'employee'] as const

export const NumberSeries = z.object({
  key: z.enum(SERIES_KEYS),
  pattern: z.string(),
  isDefault: z.boolean(),
  /** The number that would be drawn now. */
  next: z.string(),
  /** 0 while the company has not set the series. */
  version: z.int(),
})
export type NumberSeries = z.output<typeof NumberSeries>

export const NumberSeriesList = z.object({ items: z.array(NumberSeries) })

export const NumberPattern = line(40, 1).superRefine((pattern, context) => {
  const fault = patternFault(pattern)
  if (fault) context.addIssue({ code: 'custom', message: fault })
})

export const SeriesParams = z.strictObject({ key: z.enum(SERIES_KEYS) })

export const NumberSeriesChange = z.strictObject({ pattern: NumberPattern, version: z.int().min(0) })
export type NumberSeriesChange = z.output<typeof NumberSeriesChange>

export const NumberSeriesPreviewQuery = z.strictObject({ pattern: NumberPattern })

/** What a pattern would draw next. */
export const NumberSeriesPreview = z.object({
  next: z.string(),
  /** The highest number in use that reads like one of the pattern: the counter goes on behind it. */
  highest: z.string().nullable(),
})

export const MailTemplateParams = z.strictObject({ key: z.enum(MAIL_TEMPLATE_KEYS), language: z.enum(DOCUMENT_LANGUAGES) })
export type MailTemplateParams = z.output<typeof MailTemplateParams>

export const MailTemplate = z.object({
  key: z.enum(MAIL_TEMPLATE_KEYS),
  language: z.enum(DOCUMENT_LANGUAGES),
  subject: z.string(),
  body: z.string(),
  /** False while the built-in text is used. */
  changed: z.boolean(),
  version: z.int(),
})
export type MailTemplate = z.output<typeof MailTemplate>

export const MailTemplateList = z.object({ items: z.array(MailTemplate) })

const known = (value: string) => unknownPlaceholders(value).length === 0

export const MailTemplateChange = z.strictObject({
  subject: line(200, 1).refine(known, { error: 'mail-template.unknown-placeholder' }),
  body: text(10_000).min(1).refine(known, { error: 'mail-template.unknown-placeholder' }),
  version: z.int().min(0),
})
export type MailTemplateChange = z.output<typeof MailTemplateChange>
