/** An element to be written; `null` children stand for absent values and write nothing. */
export interface XmlNode {
  name: string
  attributes: Record<string, string>
  content: string | XmlNode[]
}

type Child = XmlNode | null

// Everything XML 1.0 cannot carry, even escaped.
// eslint-disable-next-line no-control-regex -- these are the characters to remove
const unwritable = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g

/** An element with text; null when the text is empty, for an e-invoice must not contain empty elements (R008). */
export function leaf(name: string, text: string | null | undefined, attributes: Record<string, string> = {}): Child {
  const clean = text?.replace(unwritable, '') ?? ''
  return clean.trim() === '' ? null : { name, attributes, content: clean }
}

/** An element with children; null when all of them are absent. */
export function group(name: string, children: readonly Child[], attributes: Record<string, string> = {}): Child {
  const present = children.filter(child => child !== null)
  return present.length === 0 ? null : { name, attributes, content: present }
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function write(node: XmlNode, indent: string): string {
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  const open = `${indent}<${node.name}${attributes}>`
  if (typeof node.content === 'string') return `${open}${escaped(node.content)}</${node.name}>\n`
  return `${open}\n${node.content.map(child => write(child, `${indent}  `)).join('')}${indent}</${node.name}>\n`
}

/** The document as UTF-8 text with its declaration. */
export function serialize(root: Child): string {
  if (!root) throw new Error('an XML document needs a root element')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}`
}
