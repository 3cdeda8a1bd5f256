/** Who takes over what, while nobody is chosen yet. */
export function emptySuccessors() {
  return {
    projectsToId: undefined as string | null | undefined,
    departmentsToId: undefined as string | null | undefined,
    supervisedToId: undefined as string | null | undefined,
    remindersToId: undefined as string | null | undefined,
    draftInvoicesToId: undefined as string | null | undefined,
    documentsToId: undefined as string | null | undefined,
  }
}

export type Successors = ReturnType<typeof emptySuccessors>
