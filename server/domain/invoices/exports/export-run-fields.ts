import type { Prisma } from '#server/generated/prisma/client'

/** What every reader of an export gets. */
export const exportRunFields = {
  id: true, kind: true, status: true, total: true, done: true, errorCode: true, createdAt: true, finishedAt: true, fileId: true,
  file: { select: { name: true } },
} as const satisfies Prisma.ExportRunSelect

type ExportRunRow = Prisma.ExportRunGetPayload<{ select: typeof exportRunFields }>

/** A row as the contract has it. */
export function toExportRun({ file, fileId: _fileId, ...row }: ExportRunRow) {
  return { ...row, fileName: file?.name ?? null }
}
