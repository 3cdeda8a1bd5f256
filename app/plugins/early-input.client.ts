/** What the script in the page has noted (server/platform/early-input.ts). */
interface EarlyInput {
  taps: Set<HTMLElement>
  texts: Map<HTMLInputElement, string>
  forms: Set<HTMLFormElement>
  hears: (part: Element) => boolean
  end: () => void
}

const LOOK_EVERY_MS = 50
/** Parts that hear nothing by then are not meant to. */
const GIVE_UP_AFTER_MS = 10_000

/** Does what somebody did with parts of the page before they came to life, as soon as they have. */
export default defineNuxtPlugin({
  name: 'early-input',
  setup(nuxt) {
    const { earlyInput: early } = window as { earlyInput?: EarlyInput }
    if (!early) return
    nuxt.hook('app:mounted', () => {
      const looking = setInterval(() => play(early), LOOK_EVERY_MS)
      setTimeout(() => {
        clearInterval(looking)
        early.end()
      }, GIVE_UP_AFTER_MS)
    })
  },
})

/** Texts first: a form is sent with what was typed into it. */
function play({ taps, texts, forms, hears }: EarlyInput): void {
  for (const [field, text] of texts) {
    if (!hears(field)) continue
    texts.delete(field)
    if (field.value === text) continue
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  for (const part of taps) {
    if (hears(part) && taps.delete(part)) part.click()
  }
  for (const form of forms) {
    if (hears(form) && forms.delete(form)) form.requestSubmit()
  }
}
