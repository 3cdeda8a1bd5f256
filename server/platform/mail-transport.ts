import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { installationValue } from './installation-settings'

let current: { url: string, transport: Transporter } | undefined

/** Address and name that mails come from: setting `mail.from`, as `Name <address>` or the address alone. */
export async function senderAddress(): Promise<{ name: string, address: string }> {
  return parseSender(await installationValue('mail.from'))
}

/** Name and address of a sender as it is written in the settings. */
export function parseSender(from: string): { name: string, address: string } {
  const match = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/.exec(from)
  return match ? { name: match[1]?.replace(/^"|"$/g, '') ?? '', address: match[2] ?? '' } : { name: 'WorkmateOS', address: from.trim() }
}

/** Whether mails leave the house; without a server they are kept in the mail log only. */
export async function mailServerConfigured(): Promise<boolean> {
  return Boolean(await installationValue('mail.smtp-url'))
}

/** Hands a message to the SMTP server; resolves once the server has accepted it. */
export async function deliver(message: SendMailOptions): Promise<void> {
  await (await transport()).sendMail(message)
}

/** The pool of connections to the server of the settings; another address in them makes another pool. */
async function transport(): Promise<Transporter> {
  const url = await installationValue('mail.smtp-url')
  if (current?.url !== url) {
    closeMail()
    current = { url, transport: createTransport({ ...transportOptions(url), pool: true, maxConnections: 2 }) }
  }
  return current.transport
}

/** How we speak to a mail server. */
export function transportOptions(url: string) {
  return {
    url,
    // A message must never read files or fetch addresses: attachments come from our store as streams.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  }
}

/** Ends the connections to the SMTP server. */
export function closeMail(): void {
  current?.transport.close()
  current = undefined
}

/** 5xx: the server will never take this message, so trying again is useless. */
export function isPermanentRefusal(error: unknown): boolean {
  const code = (error as { responseCode?: number }).responseCode
  return code !== undefined && code >= 500
}
