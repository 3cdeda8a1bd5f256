import { problemOf } from './useProblem'

interface FormLike {
  setErrors: (errors: { name: string, message: string }[]) => void
}

/** What a write answers: its body, or `true` where the API answers nothing. */
type Answer<T> = [T] extends [null | undefined] ? true : T

interface Handlers {
  /** Somebody else changed the record meanwhile; without it a toast says so. The form waits for it. */
  onConflict?: () => Promise<void>
}

/**
 * Runs writes of a form or button: `pending` while running, field errors go to the `UForm` that carries `formRef`,
 * every other problem becomes a translated toast. `submit` gives the answer (or `true`), and `undefined` on failure.
 */
export function useApiForm({ onConflict }: Handlers = {}) {
  const formRef = ref<FormLike | null>(null)
  const pending = ref(false)
  const { textOf, showProblem } = useProblem()

  async function showErrors(error: unknown) {
    const problem = problemOf(error)
    if (onConflict && problem?.code === 'record.changed') return onConflict()
    const fields = problem?.errors?.filter(field => field.pointer.startsWith('#/')) ?? []
    if (!formRef.value || fields.length === 0) return showProblem(error)
    formRef.value.setErrors(fields.map(field => ({
      name: field.pointer.slice(2).replaceAll('/', '.'),
      message: textOf(field.code, field.details),
    })))
    void nextTick(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus())
  }

  async function submit<T>(work: () => Promise<T>): Promise<Answer<T> | undefined> {
    if (pending.value) return undefined
    pending.value = true
    try {
      return (await work() ?? true) as Answer<T>
    }
    catch (error) {
      await showErrors(error)
      return undefined
    }
    finally {
      pending.value = false
    }
  }

  return { submit, pending, formRef }
}

/** Header that makes a repeated POST (double click, retry) count once. Make one per opened form or pressed button. */
export function idempotencyKey(): { 'idempotency-key': string } {
  // randomUUID exists in secure contexts only; a plain-http intranet address is none.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return { 'idempotency-key': Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('') }
}
