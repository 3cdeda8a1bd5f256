import { test as base, type BrowserContextOptions, type Page } from '@playwright/test'

type StorageState = BrowserContextOptions['storageState']

export interface People {
  /** A page of that demo account, signed in through the identity provider as a person would. */
  as: (name: string) => Promise<Page>
}

/** Tests in which several people work at the same time, each in a browser of their own. */
export const test = base.extend<People, { signedIn: Map<string, StorageState> }>({
  // A person signs in once; later tests go on in that session, as after closing the browser.
  signedIn: [async ({ browserName: _browserName }, use) => use(new Map()), { scope: 'worker' }],
  as: async ({ browser, baseURL, signedIn }, use) => {
    const pages = new Map<string, Page>()
    await use(async (name) => {
      const known = pages.get(name)
      if (known) return known
      const context = await browser.newContext({ baseURL, storageState: signedIn.get(name) })
      const page = await context.newPage()
      // Any answer of ours gives the page our origin.
      if (signedIn.has(name)) await page.goto('/healthz')
      else await signIn(page, name)
      signedIn.set(name, await context.storageState())
      pages.set(name, page)
      return page
    })
    for (const page of pages.values()) await page.context().close()
  },
})

/** Signs in at the demo identity provider. */
export async function signIn(page: Page, name: string): Promise<void> {
  await open(page, '/sign-in')
  await page.getByRole('button', { name: /anmelden/i }).click()
  await page.getByRole('button', { name }).click()
  await page.waitForURL(url => url.pathname === '/')
  await cameToLife(page)
}

/** Opens a page of ours and waits until it can be used. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await cameToLife(page)
}

/** Loads the page once more and waits until it can be used. */
export async function reopen(page: Page): Promise<void> {
  await page.reload()
  await cameToLife(page)
}

/** A page is painted before its scripts are fetched: its buttons hear nothing yet. */
async function cameToLife(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as { useNuxtApp?: () => { isHydrating: boolean } }).useNuxtApp?.().isHydrating === false)
  await page.waitForLoadState('networkidle')
}
