import { DEMO_ACCOUNTS, DEMO_ORGANISATIONS, type DemoAccount } from './accounts'

export type Language = 'de' | 'en'

const TEXTS = {
  de: {
    title: 'Demo-Anmeldung', lead: 'Als wen möchtest du WorkmateOS ausprobieren? Ein Klick genügt.', signOut: 'Abmelden …', go: 'Abmelden',
    error: 'Das hat nicht geklappt', back: 'Beginne die Anmeldung in WorkmateOS bitte noch einmal.', none: 'ohne Rolle',
    done: 'Abgemeldet',
    roles: { administrator: 'Administration', manager: 'Geschäftsführung', lead: 'Teamleitung', employee: 'Mitarbeit',
      accountant: 'Buchhaltung', auditor: 'Prüfung (nur lesen)' },
  },
  en: {
    title: 'Demo sign-in', lead: 'As whom would you like to try WorkmateOS? One click is enough.', signOut: 'Signing out …', go: 'Sign out',
    error: 'That did not work', back: 'Please start signing in again from WorkmateOS.', none: 'without a role', done: 'Signed out',
    roles: { administrator: 'Administrator', manager: 'Manager', lead: 'Team lead', employee: 'Employee', accountant: 'Accountant',
      auditor: 'Auditor (read only)' },
  },
} as const

const STYLE = `
  :root { color-scheme: light dark; --ground: #f1f5f9; --card: #fff; --text: #0f172a; --soft: #475569; --line: #e2e8f0; --accent: #156468; }
  @media (prefers-color-scheme: dark) { :root { --ground: #020617; --card: #0f172a; --text: #f8fafc; --soft: #cbd5e1; --line: #1e293b; --accent: #74d4d1; } }
  * { box-sizing: border-box; margin: 0 }
  body { font: 16px/1.5 system-ui,
  sans-serif; background: var(--ground); color: var(--text); display: grid; place-items: center; min-height: 100dvh; padding: 1rem }
  main { width: 100%; max-width: 28rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.75rem }
  h1 { font-size: 1.35rem; line-height: 1.25 } h2 { font-size: .8rem; font-weight: 600; color: var(--soft); margin: 1.25rem 0 .4rem }
  p { color: var(--soft); margin-top: .4rem }
  ul { list-style: none; padding: 0; display: grid; gap: .4rem }
  button { width: 100%; font: inherit; text-align: start; color: inherit; background: none; border: 1px solid var(--line); border-radius: .6rem; padding: .5rem .8rem;
    display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; cursor: pointer }
  button:hover { border-color: var(--accent) } button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  span { white-space: nowrap } small { color: var(--soft); text-align: end }
`

/** Texts in the language the browser asks for first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*en/i.test(acceptLanguage ?? '') ? 'en' : 'de'
}

/** The list of demo accounts; a click signs in. */
export function accountPage(action: string, language: Language): string {
  const text = TEXTS[language]
  const groups = [...Object.keys(DEMO_ORGANISATIONS), null].map((organisation) => {
    const accounts = DEMO_ACCOUNTS.filter(account => (Object.keys(account.roles)[0] ?? null) === organisation)
    const heading = organisation ? DEMO_ORGANISATIONS[organisation] ?? organisation : text.none
    return `<h2>${escape(heading)}</h2><ul>${accounts.map(account => button(account, language)).join('')}</ul>`
  })
  return page(text.title, language, `<h1>${text.title}</h1><p>${text.lead}</p><form method="post" action="${escape(action)}">${groups.join('')}</form>`)
}

function button(account: DemoAccount, language: Language): string {
  const names: Record<string, string> = TEXTS[language].roles
  const roles = Object.entries(account.roles).map(([organisation, keys], index) => {
    const list = keys.map(key => names[key] ?? key).join(', ')
    return index === 0 ? list : `${list} ${DEMO_ORGANISATIONS[organisation]?.split(' ')[0] ?? organisation}`
  })
  return `<li><button name="account" value="${escape(account.subject)}"><span>${escape(account.name)}</span>`
    + `<small>${escape(roles.join(' · ') || TEXTS[language].none)}</small></button></li>`
}

/** Signs out without asking again: whoever comes here has just clicked on it. */
export function signOutPage(form: string, language: Language): string {
  const text = TEXTS[language]
  return page(text.signOut, language, `<h1>${text.signOut}</h1>${form}<p><button id="go" type="submit" form="op.logoutForm" value="yes" name="logout">${text.go}</button></p>
    <script>document.getElementById('go').click()</script>`)
}

/** After a sign-out that leads nowhere. */
export function signedOutPage(language: Language): string {
  return page(TEXTS[language].done, language, `<h1>${TEXTS[language].done}</h1>`)
}

/** What went wrong, and what to do. */
export function errorPage(detail: string, language: Language): string {
  const text = TEXTS[language]
  return page(text.error, language, `<h1>${text.error}</h1><p>${escape(detail)}</p><p>${text.back}</p>`)
}

function page(title: string, language: Language, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">`
    + `<title>${escape(title)} · WorkmateOS</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
