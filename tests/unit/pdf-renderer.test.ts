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
    const { execFileSync } = await import('node:child_process')
    const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)]).toString().split('\n')
    const browser = children.find(line => /chrom/i.test(line))
    expect(browser).toBeDefined()
    process.kill(Number(browser?.trim().split(/\s+/)[0]), 'SIGKILL')
    await new Promise(resolve => setTimeout(resolve, 300))

    expect(isPdf(await renderPdf(page))).toBe(true)
  })
})
