import type { z } from 'zod'
import type { Document, DocumentListItem } from '#shared/contracts/documents'
import { fileGroupOf, type FileGroup } from '#shared/file-kinds'
import { RECORD_TYPES } from '#shared/record-kinds'

export type DocumentWire = z.input<typeof Document>
export type DocumentRow = z.input<typeof DocumentListItem>

/** What a document can belong to. */
export const LINKABLE_KINDS = RECORD_TYPES.filter(type => type !== 'Document')

const ICONS: Record<FileGroup, string> = {
  pdf: 'i-lucide-file-text', image: 'i-lucide-image', text: 'i-lucide-file-type', office: 'i-lucide-file-spreadsheet', mail: 'i-lucide-mail',
  archive: 'i-lucide-file-archive', other: 'i-lucide-file',
}

/** Icon of a file by its type. */
export function fileIcon(mimeType: string | undefined): string {
  return mimeType ? ICONS[fileGroupOf(mimeType)] : 'i-lucide-file'
}

const UNITS = ['B', 'kB', 'MB', 'GB']

/** Size of a file as people read it. */
export function sizeText(bytes: number, number: (value: string) => string): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  return `${number((bytes / 1000 ** power).toFixed(power > 1 ? 1 : 0))} ${UNITS[power]}`
}

interface Node { id: string, name: string, parentId: string | null }

/** Tags in the order of their tree, with how deep they hang. */
export function treeOf<T extends Node>(nodes: readonly T[], parentId: string | null = null, depth = 0): (T & { depth: number })[] {
  return nodes.filter(node => node.parentId === parentId).flatMap(node => [{ ...node, depth }, ...treeOf(nodes, node.id, depth + 1)])
}

/** A tag with those it hangs below: "Kunde / Vertrag". */
export function tagPath<T extends Node>(nodes: readonly T[], tag: T): string {
  const parent = nodes.find(node => node.id === tag.parentId)
  return parent ? `${tagPath(nodes, parent)} / ${tag.name}` : tag.name
}
