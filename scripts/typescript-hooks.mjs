// Lets Node 24 load our TypeScript as the bundler does: the aliases #server and #shared, imports
// without an extension, and the few TypeScript forms that need more than stripping types.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = new URL('../', import.meta.url)
const aliases = { '#server/': new URL('server/', root).href, '#shared/': new URL('shared/', root).href }
const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js']

const isFile = url => existsSync(url) && statSync(url).isFile()

function aliased(specifier, context) {
  for (const [prefix, target] of Object.entries(aliases)) {
    if (specifier.startsWith(prefix)) return new URL(specifier.slice(prefix.length), target)
  }
  const fromOurs = context.parentURL?.startsWith(root.href) && !context.parentURL.includes('/node_modules/')
  return fromOurs && /^\.{1,2}\//.test(specifier) ? new URL(specifier, context.parentURL) : undefined
}

function resolve(specifier, context, nextResolve) {
  const target = aliased(specifier, context)
  if (!target) return nextResolve(specifier, context)
  const path = fileURLToPath(target)
  const found = endings.map(ending => path + ending).find(isFile)
  return nextResolve(found ? pathToFileURL(found).href : target.href, context)
}

function load(url, context, nextLoad) {
  if (!url.startsWith(root.href) || url.includes('/node_modules/')) return nextLoad(url, context)
  if (url.endsWith('.json')) {
    return { format: 'module', shortCircuit: true, source: moduleOf(JSON.parse(readFileSync(new URL(url), 'utf8'))) }
  }
  if (!/\.m?ts$/.test(url)) return nextLoad(url, context)
  const source = readFileSync(new URL(url), 'utf8')
  return { format: 'module', shortCircuit: true, source: javaScriptOf(source, url) }
}

/** As the bundler has it: the whole value, and each key that can be a name. */
function moduleOf(json) {
  const keys = Object.keys(json).filter(key => /^[a-z]\w*$/i.test(key) && key !== 'default')
  const named = keys.map((key, index) => `const value${index} = ${JSON.stringify(json[key])}\nexport { value${index} as ${key} }`)
  return [`export default ${JSON.stringify(json)}`, ...named].join('\n')
}

function javaScriptOf(source, sourceUrl) {
  try {
    return stripTypeScriptTypes(source, { mode: 'strip', sourceUrl })
  }
  catch {
    return stripTypeScriptTypes(source, { mode: 'transform', sourceMap: true, sourceUrl })
  }
}

registerHooks({ resolve, load })
