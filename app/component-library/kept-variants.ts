import { tv as madeAnew } from '@nuxt/ui/runtime/utils/tv.js'

type Config = Record<string, unknown> & { extend?: object }
type Variants = (props?: Record<string, unknown>) => unknown

const themes = new WeakMap<object, Map<string, Variants>>()
const noTheme = {}

/** The same text for the same plain values; undefined where there is a function or a date, which text cannot tell apart. */
function textOf(value: unknown): string | undefined {
  let isPlain = true
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'function' || typeof part === 'symbol') isPlain = false
    return part
  })
  return isPlain ? text : undefined
}

/** Answers kept by what was asked; a handful of ever new questions does not fill the memory. */
function kept<T>(answers: Map<string, T>, key: string, make: () => T): T {
  const known = answers.get(key)
  if (known !== undefined) return known
  if (answers.size >= 500) answers.clear()
  const made = make()
  answers.set(key, made)
  return made
}

/**
 * Takes the place of Nuxt UI's `tv` (see nuxt.config.ts), which merges the classes of a component anew for every button of
 * every page: here each theme is merged once per set of variants and shared by all. On the server that is a third of a page.
 */
export function tv(config: Config): Variants {
  const { extend, ...own } = config
  const key = textOf(own)
  if (key === undefined) return madeAnew(config) as Variants
  const theme = extend ?? noTheme
  const known = themes.get(theme) ?? new Map<string, Variants>()
  themes.set(theme, known)
  return kept(known, key, () => {
    const variants = madeAnew(config) as Variants
    const slots = new Map<string, unknown>()
    return (props = {}) => {
      const asked = textOf(props)
      return asked === undefined ? variants(props) : kept(slots, asked, () => variants(props))
    }
  })
}
