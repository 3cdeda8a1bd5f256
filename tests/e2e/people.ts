import { test as base, type Page } from '@playwright/test'

export interface People {
  /** A page of that demo account, signed in through the identity provider as a person would. */
  as: (name: string) => Promise<Page>
}

/** Tests in which several people work at the same time, each in a browser of their own. */
export const test = base.extend<People>({
  as: async ({ browser, baseURL }, use) => {
    const pages = new Map<string, Page>()
    await use(async (name) => {
      const known = pages.get(name)
      if (known) return known
      const context = await browser.newContext({ baseURL })
      const page = await context.newPage()
      await signIn(page, name)
      pages.set(name, page)
      return page
    })
    for (const page of pages.values()) await page.context().close()
  },
})

/** Signs in at the demo identity provider. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: /anmelden/i }).click()
  await page.getByRole('button', { name }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.waitForLoadState('networkidle')
}

/** Opens a page of ours and waits until it can be used. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
}
