import { defineEventHandler, setResponseHeaders } from 'h3'
import document from '../../docs/openapi.json'

type Json = Record<string, unknown>

interface Operation {
  'summary': string
  'tags': string[]
  'x-permission': string
  'x-audit'?: string
  'parameters'?: Array<{ name: string, in: string, required: boolean, schema: Json }>
  'requestBody'?: { content: Record<string, { schema: Json }> }
  'responses': Record<string, { description: string, content?: Record<string, { schema: Json }> }>
}

interface Described extends Operation {
  method: string
  path: string
}

/** GET /api/v1/openapi.json: the document in the repository, which a test keeps equal to the routes. */
export const openApiHandler = defineEventHandler((event) => {
  setResponseHeaders(event, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' })
  return document
})

/** GET /api/docs: the same for people, without scripts and without anything from elsewhere. */
export const apiDocsHandler = defineEventHandler((event) => {
  setResponseHeaders(event, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'content-security-policy': 'default-src \'none\'; style-src \'unsafe-inline\'; base-uri \'none\'; form-action \'none\'; frame-ancestors \'none\'',
  })
  return page ??= apiDocsPage()
})

let page: string | undefined

/** The page as HTML. */
export function apiDocsPage(): string {
  const operations = Object.entries(document.paths as unknown as Record<string, Record<string, Operation>>)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })))
  const areas = [...Map.groupBy(operations, operation => operation.tags[0] ?? 'api')].sort(([a], [b]) => a.localeCompare(b))
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>WorkmateOS API</title><style>${STYLE}</style></head><body>
<nav aria-label="Areas"><h1>WorkmateOS API</h1><ul>${areas.map(([area, list]) => `<li><a href="#${escaped(area)}">${escaped(area)}</a> <span>${list.length}</span></li>`).join('')}</ul></nav>
<main><p>${escaped(document.info.description)} <a href="/api/v1/openapi.json">openapi.json</a></p>
${areas.map(([area, list]) => `<section id="${escaped(area)}"><h2>${escaped(area)}</h2>${list.map(operationHtml).join('')}</section>`).join('')}</main></body></html>`
}

function operationHtml(operation: Described): string {
  const { method, path, summary, parameters = [], requestBody, responses } = operation
  const audit = operation['x-audit'] ? ` · audit <code>${escaped(operation['x-audit'])}</code>` : ''
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <span>${escaped(summary)}</span></summary>
<p>Permission <code>${escaped(operation['x-permission'])}</code>${audit}</p>
${parameters.length > 0 ? `<table><tr><th>Parameter</th><th>In</th><th>Schema</th></tr>${parameters.map(parameterHtml).join('')}</table>` : ''}
${requestBody ? contentHtml('Body', requestBody.content) : ''}
${Object.entries(responses).map(([status, { description, content }]) => Number(status) < 300 && content
  ? contentHtml(`${status} ${description}`, content)
  : `<p><b>${status}</b> ${escaped(description)}</p>`).join('')}</details>`
}

function parameterHtml({ name, in: place, required, schema }: { name: string, in: string, required: boolean, schema: Json }): string {
  return `<tr><td><code>${escaped(name)}</code>${required ? ' *' : ''}</td><td>${escaped(place)}</td><td><code>${escaped(JSON.stringify(schema))}</code></td></tr>`
}

function contentHtml(title: string, content: Record<string, { schema: Json }>): string {
  return Object.entries(content).map(([type, { schema }]) =>
    `<p><b>${escaped(title)}</b> <code>${escaped(type)}</code></p><pre tabindex="0">${escaped(JSON.stringify(schema, null, 2))}</pre>`).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#d8dee6,#334155);--soft:light-dark(#f4f6f9,#1e293b)}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;background:light-dark(#fff,#0f172a);color:light-dark(#1e293b,#e2e8f0);display:grid;grid-template-columns:240px minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:20px;border-right:1px solid var(--line)}h1{font-size:17px;margin:0 0 12px}
nav ul{list-style:none;margin:0;padding:0}nav li{display:flex;justify-content:space-between;padding:2px 0}nav span{color:light-dark(#64748b,#94a3b8)}a{color:light-dark(#0f5fae,#7cc4ff)}
main{padding:20px 28px;max-width:1000px}h2{font-size:19px;margin:32px 0 8px}details{border:1px solid var(--line);border-radius:8px;margin:6px 0}
summary{padding:8px 12px;cursor:pointer}details[open] summary{border-bottom:1px solid var(--line)}details>:not(summary){margin:10px 14px}summary span{color:light-dark(#475569,#94a3b8)}
b.get{color:light-dark(#0b6b4f,#5eead4)}b.post{color:light-dark(#0f5fae,#7cc4ff)}b.put,b.patch{color:light-dark(#92500a,#fcd34d)}b.delete{color:light-dark(#b42318,#fca5a5)}
pre,table{background:var(--soft);border-radius:6px}pre{padding:12px;overflow:auto;max-height:420px;font-size:13px}table{border-collapse:collapse;width:calc(100% - 28px)}td,th{padding:4px 10px;text-align:left;vertical-align:top;overflow-wrap:anywhere}td:not(:last-child),th{white-space:nowrap;overflow-wrap:normal}code{font-size:13px}
@media(max-width:760px){body{grid-template-columns:1fr}nav{position:static;height:auto;border:0}}`
