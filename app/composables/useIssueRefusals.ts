import { problemOf } from './useProblem'

export interface Refusal {
  pointer: string
  message: string
}

/**
 * Why an invoice could not be issued, by field. Kept from the page that tried to the page where it can be put right,
 * so that the messages stand at the fields.
 */
export function useIssueRefusals(invoiceId: string) {
  const refusals = useState<Refusal[]>(`issue-refusals-${invoiceId}`, () => [])
  const { textOf } = useProblem()

  /** True when the error says which fields stand against issuing. */
  function keepRefusals(error: unknown): boolean {
    refusals.value = (problemOf(error)?.errors ?? []).map(field => ({ pointer: field.pointer, message: textOf(field.code, field.details) }))
    return refusals.value.length > 0
  }

  /** The messages as a form wants them, once. */
  function takeRefusals() {
    const taken = refusals.value
    refusals.value = []
    return taken.map(refusal => ({ name: refusal.pointer.slice(2).replaceAll('/', '.'), message: refusal.message }))
  }

  return { refusals, keepRefusals, takeRefusals }
}
