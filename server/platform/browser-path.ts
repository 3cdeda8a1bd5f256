import { accessSync, constants } from 'node:fs'
import { Problem } from './errors'
import { log } from './log'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function isExecutable(path: string) {
  try {
    accessSync(path, constants.X_OK)
    return true
  }
  catch {
    return false
  }
}

/** Where Chromium is: `CHROMIUM_PATH`, else one of the usual places; throws `pdf.browser-missing`. */
export function browserPath(): string {
  const named = process.env.CHROMIUM_PATH ?? process.env.PUPPETEER_EXECUTABLE_PATH
  const found = (named ? [named] : usualPlaces).find(isExecutable)
  if (found) return found
  log.error({ named }, 'no Chromium found: install it or set CHROMIUM_PATH')
  throw new Problem('pdf.browser-missing')
}
