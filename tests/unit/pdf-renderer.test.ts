import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closePdfRenderer, renderPdf } from '#server/platform/pdf'

// Chromium starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const page = '<!doctype html><title>x</title><p>Text</p>'
const path = process.env.CHROMIUM_PATH

function isPdf(bytes: Buffer) {
  return bytes.subarray(0, 5).toString() === '%PDF-'
}

beforeAll(closePdfRenderer)
afterAll(async () => {
  if (path === undefined) delete process.env.CHROMIUM_PATH
  else process.env.CHROMIUM_PATH = path
  await closePdfRenderer()
})

/** Processes that this one has started and that are a browser; `ps` is not everywhere. */
function ownBrowsers(): number[] {
  const facts = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^\d+ \(.*\) \S /, '').split(' ')
  return readdirSync('/proc').map(Number).filter((pid) => {
    try {
      return Number(facts(pid)[0]) === process.pid && /chrom/i.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    }
    catch {
      return false
    }
  })
}

describe('PDF renderer', () => {
  it('says what is missing when there is no browser, and works once there is one', async () => {
    process.env.CHROMIUM_PATH = '/nowhere/chromium'
    await expect(renderPdf(page)).rejects.toMatchObject({ code: 'pdf.browser-missing', status: 503 })

    if (path === undefined) delete process.env.CHROMIUM_PATH
    else process.env.CHROMIUM_PATH = path
    expect(isPdf(await renderPdf(page))).toBe(true)
  })

  it('prints many documents at once', async () => {
    const pdfs = await Promise.all(Array.from({ length: 12 }, () => renderPdf(page)))
    expect(pdfs.every(isPdf)).toBe(true)
  })

  it('starts a new browser after the old one has died', async () => {
    await renderPdf(page)
    const browsers = ownBrowsers()
    expect(browsers).not.toEqual([])
    for (const pid of browsers) process.kill(pid, 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 300))

    expect(isPdf(await renderPdf(page))).toBe(true)
  })
})
