import { listTenants } from '#server/platform/tenants'
import { inTenant, jobActor, type Context } from '#server/platform/context'
import { html, type Html } from '#server/platform/document-html'
import { catalogueOf } from './notice-text'
import { languageOf, readUnsubscribeToken, unsubscribe, type Unsubscription } from './unsubscribe'

/** The page behind an unsubscribe link: asks before it does anything, since mail scanners open every link. Null for a false link. */
export function unsubscribePage(token: string): Promise<string | null> {
  return withLink(token, (texts, { events }) => Promise.resolve(page(texts.unsubscribePage.title, html`
    <p>${texts.unsubscribePage.question}</p>
    <ul>${events.map(event => html`<li>${eventName(texts, event)}</li>`)}</ul>
    <form method="post"><button type="submit">${texts.unsubscribePage.confirm}</button></form>`)))
}

/** Ends the mails the link names, by the button of the page or by one click of a mail program. Null for a false link. */
export function unsubscribeByLink(token: string): Promise<string | null> {
  return withLink(token, async (texts, unsubscription, ctx) => {
    await unsubscribe(ctx, unsubscription)
    return page(texts.unsubscribePage.doneTitle, html`
      <p>${texts.unsubscribePage.done}</p>
      <ul>${unsubscription.events.map(event => html`<li>${eventName(texts, event)}</li>`)}</ul>
      <p><a href="/account/notifications">${texts.mail.preferences}</a></p>`)
  })
}

type Texts = ReturnType<typeof catalogueOf>

type Work = (texts: Texts, unsubscription: Unsubscription, ctx: Context) => Promise<Html>

async function withLink(token: string, work: Work): Promise<string | null> {
  const unsubscription = readUnsubscribeToken(token)
  const tenant = unsubscription && (await listTenants()).find(candidate => candidate.id === unsubscription.tenantId)
  if (!tenant) return null
  return inTenant(jobActor(tenant, null, 'unsubscribe'), async (ctx) => {
    const texts = catalogueOf(await languageOf(ctx, unsubscription.employeeId))
    return `<!doctype html>${(await work(texts, unsubscription, ctx)).markup}`
  }, { action: 'notification.unsubscribed' })
}

function eventName(texts: Texts, event: string): string {
  const names: Record<string, string> = texts.names
  return names[event] ?? event
}

function page(title: string, content: Html): Html {
  return html`<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
    <title>${title}</title><style>
      :root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 12vh auto; padding: 0 1rem }
      button { font: inherit; padding: .6rem 1.2rem; border-radius: .4rem; border: 0; background: #0f766e; color: #fff; cursor: pointer }
    </style></head><body><main><h1>${title}</h1>${content}</main></body></html>`
}
