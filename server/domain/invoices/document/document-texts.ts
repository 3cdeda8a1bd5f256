import type { InvoiceContent } from '#shared/invoice-content'

type Language = InvoiceContent['language']

/** What documents say besides their content. */
const german = {
  invoice: 'Rechnung',
  cancellation: 'Stornorechnung',
  draft: 'Entwurf',
  invoiceDraft: 'Rechnungsentwurf',
  number: 'Rechnungsnr.',
  cancellationNumber: 'Stornonr.',
  issuedOn: 'Rechnungsdatum',
  date: 'Datum',
  service: 'Leistungszeitraum',
  serviceDay: 'Leistungsdatum',
  dueOn: 'Fällig am',
  customerNumber: 'Kundennr.',
  buyerReference: 'Ihre Referenz',
  orderReference: 'Ihre Bestellung',
  buyerVatId: 'Ihre USt-IdNr.',
  contact: 'Ansprechpartner',
  phone: 'Telefon',
  email: 'E-Mail',
  cancels: 'Diese Stornorechnung hebt die Rechnung {number} vom {date} in voller Höhe auf.',
  position: 'Pos.',
  description: 'Bezeichnung',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  discount: 'Rabatt',
  tax: 'USt.',
  amount: 'Betrag',
  carriedOver: 'Übertrag',
  netTotal: 'Summe netto',
  taxOn: 'zzgl. {rate} % USt. auf {base}',
  taxFree: '0 % USt. auf {base}',
  notTaxable: 'nicht steuerbar {base}',
  grossTotal: 'Gesamtbetrag',
  amountDue: 'Rechnungsbetrag',
  creditTotal: 'Stornobetrag',
  payBy: 'Bitte überweisen Sie {amount} bis zum {date} unter Angabe der Rechnungsnummer {number}.',
  payNow: 'Bitte überweisen Sie {amount} unter Angabe der Rechnungsnummer {number}.',
  payWithDiscount: 'Bei Zahlung bis zum {date} gewähren wir {percent} % Skonto: {amount} statt {full}.',
  nothingDue: 'Es ist nichts zu zahlen.',
  settledWith: 'Der Betrag wird mit der Rechnung {number} verrechnet; bereits Gezahltes erhalten Sie als Guthaben.',
  bankDetails: 'Bankverbindung',
  holder: 'Kontoinhaber',
  iban: 'IBAN',
  bic: 'BIC',
  bank: 'Bank',
  purpose: 'Verwendungszweck',
  qrHint: 'Mit der Banking-App scannen',
  page: 'Seite {page} von {pages}',
  managingDirectors: 'Geschäftsführung',
  vatId: 'USt-IdNr.',
  taxNumber: 'Steuernr.',
  timeAnnex: 'Leistungsnachweis',
  timeAnnexOf: 'Anlage zu Rechnung {number}',
  day: 'Datum',
  person: 'Person',
  work: 'Tätigkeit',
  hours: 'Stunden',
  hoursTotal: 'Summe Stunden',
  zeroRated: 'Umsatzsteuersatz 0 % nach § 12 Abs. 3 UStG',
}

const english: typeof german = {
  invoice: 'Invoice',
  cancellation: 'Cancellation invoice',
  draft: 'Draft',
  invoiceDraft: 'Invoice draft',
  number: 'Invoice no.',
  cancellationNumber: 'Cancellation no.',
  issuedOn: 'Invoice date',
  date: 'Date',
  service: 'Period of service',
  serviceDay: 'Date of service',
  dueOn: 'Due date',
  customerNumber: 'Customer no.',
  buyerReference: 'Your reference',
  orderReference: 'Your order',
  buyerVatId: 'Your VAT ID',
  contact: 'Contact',
  phone: 'Phone',
  email: 'E-mail',
  cancels: 'This cancellation invoice (Stornorechnung) revokes invoice {number} of {date} in full.',
  position: 'No.',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  discount: 'Discount',
  tax: 'VAT',
  amount: 'Amount',
  carriedOver: 'Carried over',
  netTotal: 'Net total',
  taxOn: 'plus {rate}% VAT on {base}',
  taxFree: '0% VAT on {base}',
  notTaxable: 'not taxable {base}',
  grossTotal: 'Total',
  amountDue: 'Amount due',
  creditTotal: 'Amount cancelled',
  payBy: 'Please transfer {amount} by {date}, quoting invoice number {number}.',
  payNow: 'Please transfer {amount}, quoting invoice number {number}.',
  payWithDiscount: 'If you pay by {date}, we grant {percent}% cash discount: {amount} instead of {full}.',
  nothingDue: 'Nothing is to be paid.',
  settledWith: 'The amount is settled against invoice {number}; anything already paid remains as your credit.',
  bankDetails: 'Bank details',
  holder: 'Account holder',
  iban: 'IBAN',
  bic: 'BIC',
  bank: 'Bank',
  purpose: 'Reference',
  qrHint: 'Scan with your banking app',
  page: 'Page {page} of {pages}',
  managingDirectors: 'Managing directors',
  vatId: 'VAT ID',
  taxNumber: 'Tax no.',
  timeAnnex: 'Record of services',
  timeAnnexOf: 'Annex to invoice {number}',
  day: 'Date',
  person: 'Person',
  work: 'Work',
  hours: 'Hours',
  hoursTotal: 'Total hours',
  zeroRated: 'VAT rate 0% under § 12 (3) UStG',
}

export type DocumentTexts = typeof german

/** The words of the document's language. */
export function documentTexts(language: Language): DocumentTexts {
  return language === 'en' ? english : german
}

/** Puts values into the `{places}` of a text. */
export function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}

const englishMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December']

/** A calendar day as readers of the language write it: 02.11.2026 or 2 November 2026. */
export function documentDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return language === 'en' ? `${Number(date)} ${englishMonths[Number(month) - 1]} ${year}` : `${date}.${month}.${year}`
}
