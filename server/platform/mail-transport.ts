import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'

let transport: Transporter | undefined

/** Address and name that mails come from: MAIL_FROM, as `Name <address>` or the address alone. */
export function senderAddress(): { name: string, address: string } {
  const from = process.env.MAIL_FROM ?? 'WorkmateOS <workmateos@localhost>'
  const match = /^\s*(.*?)\s*<([^<>\s]+)>\s*$/.exec(from)
  return match ? { name: match[1]?.replace(/^"|"$/g, '') ?? '', address: match[2] ?? '' } : { name: 'WorkmateOS', address: from.trim() }
}

/** Whether mails leave the house; without a server they are kept in the mail log only. */
export function mailServerConfigured(): boolean {
  return Boolean(process.env.SMTP_URL)
}

/** Hands a message to the SMTP server; resolves once the server has accepted it. */
export async function deliver(message: SendMailOptions): Promise<void> {
  transport ??= createTransport({
    url: process.env.SMTP_URL,
    pool: true,
    maxConnections: 2,
    // A message must never read files or fetch addresses: attachments come from our store as streams.
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })
  await transport.sendMail(message)
}

/** Ends the connections to the SMTP server. */
export function closeMail(): void {
  transport?.close()
  transport = undefined
}

/** 5xx: the server will never take this message, so trying again is useless. */
export function isPermanentRefusal(error: unknown): boolean {
  const code = (error as { responseCode?: number }).responseCode
  return code !== undefined && code >= 500
}
