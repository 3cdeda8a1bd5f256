import { z } from 'zod'
import { taxCategories } from './tax-categories'

const DecimalText = z.string().regex(/^-?\d+(\.\d+)?$/)
const MoneyText = z.string().regex(/^-?\d+\.\d{2}$/)
const DayText = z.iso.date()
const Text = z.string().nullable()

const PostalAddress = z.strictObject({
  addition: Text,
  street: Text,
  postalCode: z.string(),
  city: z.string(),
  country: z.string().length(2),
})

const ElectronicAddress = z.strictObject({ scheme: z.string(), value: z.string() }).nullable()

/** Who bills: EN 16931 BG-4 with what § 35a GmbHG wants on business letters. */
export const DocumentSeller = z.strictObject({
  name: z.string(),
  address: PostalAddress,
  vatId: Text,
  taxNumber: Text,
  registerCourt: Text,
  registerNumber: Text,
  managingDirectors: Text,
  website: Text,
  contact: z.strictObject({ name: Text, phone: Text, email: Text }),
  electronicAddress: ElectronicAddress,
})
export type DocumentSeller = z.output<typeof DocumentSeller>

/** Who is billed: EN 16931 BG-7. */
export const DocumentBuyer = z.strictObject({
  kind: z.enum(['COMPANY', 'PERSON']),
  number: z.string(),
  name: z.string(),
  contactName: Text,
  address: PostalAddress,
  vatId: Text,
  electronicAddress: ElectronicAddress,
})
export type DocumentBuyer = z.output<typeof DocumentBuyer>

/** Where to pay: EN 16931 BG-17. */
export const DocumentBankAccount = z.strictObject({ holder: z.string(), iban: z.string(), bic: Text, bankName: Text })
export type DocumentBankAccount = z.output<typeof DocumentBankAccount>

const Line = z.strictObject({
  position: z.int(),
  description: z.string(),
  details: Text,
  quantity: DecimalText,
  unit: z.string(),
  unitPrice: DecimalText,
  discountPercent: DecimalText,
  baseAmount: MoneyText,
  discountAmount: MoneyText,
  netAmount: MoneyText,
  taxCategory: z.enum(taxCategories),
  taxRate: DecimalText,
  exemptionReason: Text,
})
export type DocumentLine = z.output<typeof Line>

const Tax = z.strictObject({
  category: z.enum(taxCategories),
  rate: DecimalText,
  base: MoneyText,
  tax: MoneyText,
  exemptionReason: Text,
})
export type DocumentTax = z.output<typeof Tax>

/** One booked span of time as the annex lists it. */
export const TimeAnnexRow = z.strictObject({
  workedOn: DayText,
  person: z.string(),
  project: z.string(),
  activity: Text,
  note: Text,
  minutes: z.int(),
})
export type TimeAnnexRow = z.output<typeof TimeAnnexRow>

/** The logo as a stored file that never changes. */
const Logo = z.strictObject({ fileId: z.uuid(), sha256: z.string() }).nullable()

const Letter = {
  language: z.enum(['de', 'en']),
  currency: z.string().length(3),
  seller: DocumentSeller,
  buyer: DocumentBuyer,
  bankAccount: DocumentBankAccount.nullable(),
  logo: Logo,
}

/**
 * Everything an invoice or a Stornorechnung says, frozen when it is issued. JSON-safe: decimals are text, days are
 * `YYYY-MM-DD`. PDF and XML are made from this alone. An unissued draft has the number ''.
 */
export const InvoiceContent = z.strictObject({
  schema: z.literal(1),
  type: z.enum(['INVOICE', 'CANCELLATION']),
  number: z.string(),
  issuedOn: DayText,
  dueOn: DayText.nullable(),
  serviceFrom: DayText.nullable(),
  serviceTo: DayText.nullable(),
  ...Letter,
  delivery: z.strictObject({ name: z.string(), address: PostalAddress }).nullable(),
  buyerReference: Text,
  orderReference: Text,
  introText: Text,
  closingText: Text,
  paymentTermDays: z.int(),
  /** Skonto: `percent` off when paid by `until`. */
  discount: z.strictObject({ percent: DecimalText, days: z.int(), until: DayText }).nullable(),
  preceding: z.strictObject({ number: z.string(), issuedOn: DayText }).nullable(),
  lines: z.array(Line).min(1),
  taxes: z.array(Tax).min(1),
  totals: z.strictObject({ net: MoneyText, tax: MoneyText, gross: MoneyText, prepaid: MoneyText, due: MoneyText }),
  timeAnnex: z.array(TimeAnnexRow).nullable(),
})
export type InvoiceContent = z.output<typeof InvoiceContent>

/** Everything a payment reminder says: level 1 is a friendly reminder, 2 and 3 are Mahnungen. */
export const PaymentReminderContent = z.strictObject({
  schema: z.literal(1),
  level: z.int().min(1).max(3),
  remindedOn: DayText,
  newDueOn: DayText,
  ...Letter,
  invoiceNumber: z.string(),
  invoiceIssuedOn: DayText,
  invoiceDueOn: DayText.nullable(),
  grossTotal: MoneyText,
  paidTotal: MoneyText,
  openAmount: MoneyText,
  fee: MoneyText,
  dueTotal: MoneyText,
})
export type PaymentReminderContent = z.output<typeof PaymentReminderContent>
