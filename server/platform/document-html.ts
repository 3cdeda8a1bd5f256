/** Markup that is safe to insert as it is. Only `html` and `joined` make it, so that no text can get in unescaped. */
export class Html {
  constructor(readonly markup: string) {}
}

export type HtmlValue = Html | string | number | null | readonly Html[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

function markupOf(value: HtmlValue): string {
  if (value === null) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(each => each.markup).join('')
  return String(value).replace(/[&<>"']/g, character => entities[character] ?? '')
}

/** Template tag that escapes every value except markup made by itself. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? markupOf(values[index] ?? null) : '')).join(''))
}

/** Markup that comes from our own code or a trusted generator (style sheet, QR code), never from a person. */
export function trustedMarkup(markup: string): Html {
  return new Html(markup)
}

/** Lines of text, one below the other. */
export function lines(texts: readonly string[]): Html[] {
  return texts.map(text => html`<div class="l">${text}</div>`)
}
