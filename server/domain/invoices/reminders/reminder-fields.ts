import type { Prisma } from '#server/generated/prisma/client'

/** What every reader of a reminder gets. */
export const reminderFields = {
  id: true, level: true, remindedOn: true, newDueOn: true, fee: true, openAmount: true, pdfFileId: true, mailId: true, createdAt: true,
} as const satisfies Prisma.PaymentReminderSelect

type ReminderRow = Prisma.PaymentReminderGetPayload<{ select: typeof reminderFields }>

/** A row as the contract has it. */
export function toReminder({ pdfFileId, ...row }: ReminderRow) {
  return { ...row, pdfReady: pdfFileId !== null }
}
