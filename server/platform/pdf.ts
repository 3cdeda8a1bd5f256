import type { Browser, CDPSession, Page } from 'puppeteer'
import { browserPath } from './browser-path'
import { Problem } from './errors'
import { log } from './log'

const pagesAtOnce = 2
const timeoutMs = 30_000
/** A browser that has rendered so many documents is replaced: Chromium never gives all memory back. */
const rendersPerBrowser = 500

const flags = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage', '--hide-scrollbars', '--mute-audio',
  // A second wall behind the refused requests: no name resolves, not even for what Chromium itself might ask.
  '--host-resolver-rules=MAP * ~NOTFOUND', '--font-render-hinting=none',
]

interface Seat {
  page: Page
  session: CDPSession
}

interface Waiting {
  resolve: (seat: Seat) => void
  reject: (error: Error) => void
}

interface Workshop {
  browser: Browser
  idle: Seat[]
  waiting: Waiting[]
  renders: number
  busy: number
}

class Timeout extends Error {}

let opening: Promise<Workshop> | null = null

/** A page without scripts from which nothing can be loaded: hostile text in a document fetches and reads nothing. */
async function openSeat(browser: Browser): Promise<Seat> {
  const page = await browser.newPage()
  const session = await page.createCDPSession()
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const answer = request.url.startsWith('data:')
      ? session.send('Fetch.continueRequest', { requestId })
      : session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    answer.catch(error => log.debug({ err: String(error) }, 'a blocked request vanished'))
  })
  return { page, session }
}

async function openWorkshop(): Promise<Workshop> {
  // Loaded with the first document: most starts never print, and it is large.
  const { default: puppeteer } = await import('puppeteer')
  const args = process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags
  const browser = await puppeteer.launch({
    executablePath: browserPath(), args, headless: true, timeout: timeoutMs,
    // Over a pipe the browser ends with us, also when we are killed; over a socket it would stay behind.
    pipe: true, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  })
  const idle: Seat[] = []
  for (let count = 0; count < pagesAtOnce; count++) idle.push(await openSeat(browser))
  const workshop: Workshop = { browser, idle, waiting: [], renders: 0, busy: 0 }
  browser.once('disconnected', () => lose(workshop))
  return workshop
}

let current: Workshop | null = null

/** New documents go to a new browser from now on; this one only finishes what it has begun. */
function forget(workshop: Workshop) {
  if (current !== workshop) return
  current = null
  opening = null
}

function lose(workshop: Workshop) {
  forget(workshop)
  for (const { reject } of workshop.waiting.splice(0)) reject(new Error('the browser has gone'))
}

function workshop(): Promise<Workshop> {
  opening ??= openWorkshop().then(
    (opened) => {
      current = opened
      return opened
    },
    (error: unknown) => {
      opening = null
      throw error
    },
  )
  return opening
}

/** Ends the browser with all its children; a hanging renderer does not hear a polite request. */
function kill(workshop: Workshop) {
  lose(workshop)
  const pid = workshop.browser.process()?.pid
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  }
  catch {
    log.debug({ pid }, 'the browser had gone already')
  }
}

async function takeSeat(workshop: Workshop): Promise<Seat> {
  workshop.busy++
  const seat = workshop.idle.pop()
  return seat ?? new Promise((resolve, reject) => workshop.waiting.push({ resolve, reject }))
}

function giveBack(workshop: Workshop, seat: Seat) {
  workshop.busy--
  workshop.renders++
  const next = workshop.waiting.shift()
  if (next) next.resolve(seat)
  else workshop.idle.push(seat)
  if (workshop.renders < rendersPerBrowser) return
  forget(workshop)
  if (workshop.busy === 0) workshop.browser.close().catch(() => kill(workshop))
}

async function print(seat: Seat, html: string): Promise<Buffer> {
  const { session, page } = seat
  await page.setContent(html, { waitUntil: 'load', timeout: timeoutMs })
  const { data } = await session.send('Page.printToPDF', {
    printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: false,
  })
  return Buffer.from(data, 'base64')
}

/** After a failure the page is in an unknown state: a fresh one takes its place. */
async function replace(workshop: Workshop, seat: Seat) {
  await seat.page.close().catch(() => undefined)
  const fresh = await openSeat(workshop.browser).catch(() => null)
  if (fresh) giveBack(workshop, fresh)
  else kill(workshop)
}

async function printIn(workshop: Workshop, html: string): Promise<Buffer> {
  const seat = await takeSeat(workshop)
  try {
    const pdf = await print(seat, html)
    giveBack(workshop, seat)
    return pdf
  }
  catch (error) {
    await replace(workshop, seat)
    throw error
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Timeout('rendering took too long')), timeoutMs)
  })
  return Promise.race([work, expired]).finally(() => clearTimeout(timer))
}

async function attempt(html: string): Promise<Buffer> {
  const used = await workshop()
  try {
    return await withinTime(printIn(used, html))
  }
  catch (error) {
    if (error instanceof Timeout) kill(used)
    throw error
  }
}

function failed(error: unknown): Problem {
  if (error instanceof Problem) return error
  log.error({ err: String(error) }, 'a document could not be rendered')
  return new Problem('pdf.failed')
}

/**
 * Prints a self-contained HTML document. Two at a time in one warm Chromium; a hang is killed after 30 s, a browser that
 * died is replaced and the document tried once more. Throws `pdf.browser-missing` and `pdf.failed`. Never call it inside
 * a transaction.
 */
export async function renderPdf(html: string): Promise<Buffer> {
  try {
    return await attempt(html)
  }
  catch (error) {
    if (error instanceof Timeout || error instanceof Problem) throw failed(error)
    log.warn({ err: String(error) }, 'rendering a document again')
    return attempt(html).catch((again: unknown) => {
      throw failed(again)
    })
  }
}

/** Ends the browser; for shutdown and tests. */
export async function closePdfRenderer(): Promise<void> {
  const open = await opening?.catch(() => null)
  if (!open) return
  forget(open)
  await open.browser.close().catch(() => kill(open))
}
