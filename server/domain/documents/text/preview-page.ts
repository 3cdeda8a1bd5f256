import MarkdownIt from 'markdown-it'
import type { Email } from 'postal-mime'
import { addressText, readMail } from './mail-text'
import { plainText } from './plain-text'

/** HTML in a Markdown file is shown as text, never taken over; links with scripts are refused by the library. */
const markdown = new MarkdownIt({ html: false, linkify: true })

const STYLE = `:root{color-scheme:light}body{font:15px/1.55 system-ui,sans-serif;color:#1c1917;background:#fff;margin:0;padding:1.25rem;overflow-wrap:anywhere}
pre{font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;margin:0}table{border-collapse:collapse}td,th{border:1px solid #d6d3d1;padding:.25rem .5rem;text-align:left}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem .9rem;margin:0 0 1rem;padding-bottom:1rem;border-bottom:1px solid #e7e5e4}dt{color:#57534e}dd{margin:0}
iframe{border:0;width:100%;height:75vh}code{background:#f5f5f4;padding:.1rem .25rem}img{max-width:100%}h1,h2,h3{line-height:1.25}a{color:#0f766e}`

/** A page of a text, Markdown or mail file. It is served so that nothing in it runs and nothing is fetched. */
export async function previewPage(mimeType: string, bytes: Uint8Array): Promise<string> {
  if (mimeType === 'text/markdown') return page(markdown.render(plainText(bytes)))
  if (mimeType === 'message/rfc822') return page(mailBody(await readMail(bytes)))
  return page(`<pre>${escaped(plainText(bytes))}</pre>`)
}

function page(body: string): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Vorschau</title><style>${STYLE}</style></head><body>${body}</body></html>`
}

function mailBody(mail: Email): string {
  const facts: Array<[string, string]> = [
    ['Von', addressText(mail.from)],
    ['An', (mail.to ?? []).map(addressText).join(', ')],
    ['Cc', (mail.cc ?? []).map(addressText).join(', ')],
    ['Datum', mail.date ?? ''],
    ['Betreff', mail.subject ?? ''],
    ['Anhänge', mail.attachments.map(attachment => attachment.filename ?? attachment.mimeType).join(', ')],
  ]
  const list = facts.filter(([, value]) => value).map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`).join('')
  // A frame of its own keeps what the mail brings (styles, unclosed elements) away from its headers.
  const content = mail.html ? `<iframe sandbox title="Inhalt" srcdoc="${escaped(mail.html)}"></iframe>` : `<pre>${escaped(mail.text ?? '')}</pre>`
  return `<dl>${list}</dl>${content}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
