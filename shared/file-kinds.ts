/** Kinds of files as people speak of them; settings allow or refuse whole groups. */
export const FILE_GROUPS = ['pdf', 'image', 'text', 'office', 'mail', 'archive', 'other'] as const
export type FileGroup = typeof FILE_GROUPS[number]

const GROUP_OF: Record<string, FileGroup> = {
  'application/pdf': 'pdf',
  'text/plain': 'text', 'text/markdown': 'text', 'text/csv': 'text', 'application/xml': 'text', 'application/json': 'text',
  'message/rfc822': 'mail', 'application/vnd.ms-outlook': 'mail',
  'application/zip': 'archive', 'application/gzip': 'archive', 'application/x-7z-compressed': 'archive', 'application/vnd.rar': 'archive',
  'application/msword': 'office', 'application/vnd.ms-excel': 'office', 'application/vnd.ms-powerpoint': 'office', 'application/rtf': 'office',
}

/** The group of a MIME type. */
export function fileGroupOf(mimeType: string): FileGroup {
  const known = GROUP_OF[mimeType]
  if (known) return known
  if (mimeType.startsWith('image/')) return 'image'
  return /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\./.test(mimeType) ? 'office' : 'other'
}

/** Office files whose text and pages can be made out. */
export const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
} as const
