import type { Filing } from './send-file'

/** An upload in pieces this browser began; with the same file at hand it goes on, after a reload too. */
export interface KeptUpload {
  id: string
  name: string
  size: number
  lastModified: number
  filing: Filing
}

const KEY = 'workmate-uploads'

/** Uploads that were begun here and not finished. */
export function keptUploads(): KeptUpload[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown
    return Array.isArray(kept) ? kept as KeptUpload[] : []
  }
  catch {
    return []
  }
}

/** Remembers an upload. */
export function keepUpload(upload: KeptUpload): void {
  write([...keptUploads().filter(kept => kept.id !== upload.id), upload])
}

/** Forgets an upload that is finished or given up. */
export function dropUpload(id: string): void {
  write(keptUploads().filter(kept => kept.id !== id))
}

/** The unfinished upload of exactly this file. */
export function keptUploadOf(file: File): KeptUpload | undefined {
  return keptUploads().find(kept => kept.name === file.name && kept.size === file.size && kept.lastModified === file.lastModified)
}

function write(uploads: KeptUpload[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(uploads))
  }
  catch {
    // Without storage an upload does not survive a reload; everything else works.
  }
}
