import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** What a real SMTP server received. */
export interface ReceivedMail {
  from: string
  to: string[]
  /** Headers and body as sent. */
  source: string
}

export interface TestMailServer {
  url: string
  received: ReceivedMail[]
  /** Answers the next messages with this status instead of taking them; null: takes them again. */
  refuseWith(code: number | null): void
  close(): Promise<void>
}

/** A real SMTP server on a free port of the loopback interface. */
export async function startMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      void text(stream).then((source) => {
        if (refusal) return done(Object.assign(new Error('refused by the test'), { responseCode: refusal }))
        const { mailFrom, rcptTo } = session.envelope
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(recipient => recipient.address), source })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (code) => { refusal = code },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
