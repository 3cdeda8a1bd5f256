import { LazyConfirmModal } from '#components'

export interface Question {
  title: string
  description?: string
  confirmLabel?: string
  /** Red button: the work cannot be undone. */
  danger?: boolean
}

/** Asks before destructive work: `if (!await confirm({ title, danger: true })) return`. */
export function useConfirm() {
  const overlay = useOverlay()
  return async (question: Question): Promise<boolean> => {
    const modal = overlay.create(LazyConfirmModal, { destroyOnClose: true })
    return await modal.open(question).result === true
  }
}
