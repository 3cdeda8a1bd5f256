import PostalMime, { type Address, type Email } from 'postal-mime'

/** A mail file, read. */
export function readMail(bytes: Uint8Array): Promise<Email> {
  return PostalMime.parse(bytes, { maxNestingDepth: 20, maxHeadersSize: 512_000 })
}

/** Who, about what and what it says, as text to search in. */
export async function mailText(bytes: Uint8Array): Promise<string> {
  const mail = await readMail(bytes)
  const people = [mail.from, ...mail.to ?? [], ...mail.cc ?? []].map(addressText)
  const names = mail.attachments.map(attachment => attachment.filename)
  return [mail.subject, ...people, mail.date, bodyText(mail), ...names].filter(Boolean).join('\n')
}

/** Name and address of a person in a mail. */
export function addressText(address: Address | undefined): string {
  return [address?.name, address?.address && `<${address.address}>`].filter(Boolean).join(' ')
}

function bodyText({ text, html }: Email): string {
  return text ?? html?.replace(/<(style|script)\b.*?<\/\1>/gis, ' ').replace(/<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ') ?? ''
}
