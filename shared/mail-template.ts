/** A template as stored: the subject of one line and a plain text with {{placeholders}}. */
export interface MailText {
  subject: string
  body: string
}

export const MAIL_TEMPLATE_KEYS = ['invoice', 'cancellation', 'reminder-1', 'reminder-2', 'reminder-3'] as const
export type MailTemplateKey = typeof MAIL_TEMPLATE_KEYS[number]

/** Every value that a template may name; what has no value at sending stays empty. */
export const MAIL_PLACEHOLDERS = [
  'contactName', 'customerName', 'invoiceNumber', 'issuedOn', 'dueOn', 'grossTotal', 'openAmount', 'precedingNumber', 'newDueOn', 'fee',
  'senderName', 'companyName',
] as const
export type MailPlaceholder = typeof MAIL_PLACEHOLDERS[number]

const PLACEHOLDER = /\{\{\s*([A-Za-z]+)\s*\}\}/g

/**
 * Fills a template. Logic-less on purpose: names are replaced by values, once, and a value is never read as a template.
 * The subject stays one line whatever a value holds.
 */
export function renderTemplate(template: MailText, values: Partial<Record<MailPlaceholder, string>>): MailText {
  const fill = (text: string) => text.replaceAll(PLACEHOLDER, (_, name: string) => values[name as MailPlaceholder] ?? '')
  return { subject: fill(template.subject).replaceAll(/\s+/g, ' ').trim(), body: fill(template.body).replaceAll(/\n{3,}/g, '\n\n').trim() }
}

/** Names used by a text that no template knows, also those with broken braces. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(match => match[1] ?? '')
  const unknown = names.filter(name => !(MAIL_PLACEHOLDERS as readonly string[]).includes(name))
  if (/\{\{|\}\}/.test(text.replaceAll(PLACEHOLDER, ''))) unknown.push('{{ }}')
  return unknown
}
