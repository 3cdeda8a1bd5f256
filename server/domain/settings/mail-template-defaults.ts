import type { MailTemplateKey, MailText } from '#shared/mail-template'

type Texts = Record<MailTemplateKey, MailText>

const closing = { de: '\n\nMit freundlichen Grüßen\n{{senderName}}\n{{companyName}}', en: '\n\nKind regards\n{{senderName}}\n{{companyName}}' }

const de: Texts = {
  'invoice': {
    subject: 'Rechnung {{invoiceNumber}} von {{companyName}}',
    body: `Guten Tag {{contactName}},\n\nanbei erhalten Sie unsere Rechnung {{invoiceNumber}} vom {{issuedOn}} über {{grossTotal}}. Bitte überweisen Sie den Betrag bis zum {{dueOn}} unter Angabe der Rechnungsnummer.\n\nVielen Dank für die gute Zusammenarbeit.${closing.de}`,
  },
  'cancellation': {
    subject: 'Stornorechnung {{invoiceNumber}} zur Rechnung {{precedingNumber}}',
    body: `Guten Tag {{contactName}},\n\nunsere Rechnung {{precedingNumber}} haben wir storniert. Die Stornorechnung {{invoiceNumber}} vom {{issuedOn}} über {{grossTotal}} finden Sie im Anhang.${closing.de}`,
  },
  'reminder-1': {
    subject: 'Zahlungserinnerung zur Rechnung {{invoiceNumber}}',
    body: `Guten Tag {{contactName}},\n\nsicher ist es Ihrer Aufmerksamkeit entgangen: Zur Rechnung {{invoiceNumber}} vom {{issuedOn}} ist noch ein Betrag von {{openAmount}} offen. Fällig war er am {{dueOn}}.\n\nWir bitten um Zahlung bis zum {{newDueOn}}. Hat sich dies mit Ihrer Zahlung überschnitten, betrachten Sie diese Nachricht bitte als gegenstandslos.${closing.de}`,
  },
  'reminder-2': {
    subject: 'Mahnung zur Rechnung {{invoiceNumber}}',
    body: `Guten Tag {{contactName}},\n\nauf unsere Zahlungserinnerung haben wir keinen Zahlungseingang feststellen können. Zur Rechnung {{invoiceNumber}} vom {{issuedOn}} sind weiterhin {{openAmount}} offen, fällig seit dem {{dueOn}}.\n\nBitte zahlen Sie bis spätestens {{newDueOn}}. Das Schreiben finden Sie im Anhang.${closing.de}`,
  },
  'reminder-3': {
    subject: 'Letzte Mahnung zur Rechnung {{invoiceNumber}}',
    body: `Guten Tag {{contactName}},\n\ntrotz mehrfacher Erinnerung ist unsere Rechnung {{invoiceNumber}} vom {{issuedOn}} über {{openAmount}} nicht bezahlt. Wir fordern Sie letztmalig auf, bis zum {{newDueOn}} zu zahlen.\n\nGeht bis dahin keine Zahlung ein, werden wir ohne weitere Ankündigung rechtliche Schritte einleiten.${closing.de}`,
  },
}

const en: Texts = {
  'invoice': {
    subject: 'Invoice {{invoiceNumber}} from {{companyName}}',
    body: `Dear {{contactName}},\n\nplease find attached our invoice {{invoiceNumber}} of {{issuedOn}} for {{grossTotal}}. Kindly transfer the amount by {{dueOn}}, quoting the invoice number.\n\nThank you for working with us.${closing.en}`,
  },
  'cancellation': {
    subject: 'Cancellation {{invoiceNumber}} of invoice {{precedingNumber}}',
    body: `Dear {{contactName}},\n\nwe have cancelled our invoice {{precedingNumber}}. Please find attached the cancellation {{invoiceNumber}} of {{issuedOn}} for {{grossTotal}}.${closing.en}`,
  },
  'reminder-1': {
    subject: 'Payment reminder for invoice {{invoiceNumber}}',
    body: `Dear {{contactName}},\n\nit may have escaped your attention that {{openAmount}} of our invoice {{invoiceNumber}} of {{issuedOn}} is still open. It was due on {{dueOn}}.\n\nPlease pay by {{newDueOn}}. If your payment has crossed with this message, please disregard it.${closing.en}`,
  },
  'reminder-2': {
    subject: 'Second reminder for invoice {{invoiceNumber}}',
    body: `Dear {{contactName}},\n\nwe have not received a payment after our first reminder. {{openAmount}} of our invoice {{invoiceNumber}} of {{issuedOn}} has been due since {{dueOn}}.\n\nPlease pay by {{newDueOn}} at the latest. Our letter is attached.${closing.en}`,
  },
  'reminder-3': {
    subject: 'Final reminder for invoice {{invoiceNumber}}',
    body: `Dear {{contactName}},\n\ndespite several reminders our invoice {{invoiceNumber}} of {{issuedOn}} over {{openAmount}} has not been paid. This is our final request to pay by {{newDueOn}}.\n\nWithout a payment by then we will take legal steps without further notice.${closing.en}`,
  },
}

/** Texts of a company that has written none. */
export const DEFAULT_MAIL_TEMPLATES: Record<'de' | 'en', Texts> = { de, en }
