/** A problem document (RFC 9457) as our API answers it. */
export interface ProblemDocument {
  code: string
  status: number
  requestId?: string
  details?: Record<string, unknown>
  errors?: { pointer: string, code: string, details?: Record<string, unknown> }[]
}

/** The problem document inside an error of `$fetch`; null when the server could not be reached. */
export function problemOf(error: unknown): ProblemDocument | null {
  const data = (error as { data?: unknown } | null)?.data
  if (!data || typeof data !== 'object') return null
  const document = data as Partial<ProblemDocument>
  if (typeof document.code === 'string') return document as ProblemDocument
  // Nitro wraps what a handler threw once more.
  return 'data' in data ? problemOf(data) : null
}

/** Texts and toasts for problems. */
export function useProblem() {
  const { t, te } = useNuxtApp().$i18n
  const toast = useToast()
  const { explanationOf } = useExplanation()

  function textOf(code: string, details: Record<string, unknown> = {}) {
    const key = `errors['${code}']`
    return te(key) ? t(key, details) : t(`errors['internal']`)
  }

  function messageOf(error: unknown) {
    const problem = problemOf(error)
    return problem ? textOf(problem.code, problem.details) : textOf('connection.lost')
  }

  function showProblem(error: unknown) {
    const problem = problemOf(error)
    toast.add({
      color: 'error',
      icon: 'i-lucide-circle-alert',
      title: messageOf(error),
      description: problem?.code === 'internal' && problem.requestId ? t('errors.request', { id: problem.requestId }) : undefined,
      actions: whyActions(problem) ?? freshActions(problem),
    })
  }

  /** Whoever may look at roles can ask why a permission is missing. */
  function whyActions(problem: ProblemDocument | null) {
    const to = problem?.code === 'permission.missing' ? explanationOf(problem.details?.permission) : null
    if (!to) return undefined
    const onClick = () => void navigateTo(to)
    return [{ label: t('roles.explain.why'), color: 'neutral' as const, variant: 'outline' as const, onClick }]
  }

  /** What is shown is no longer what is stored: one press shows it, and the next try counts. */
  function freshActions(problem: ProblemDocument | null) {
    if (problem?.code !== 'record.changed') return undefined
    return [{ label: t('errors.page.refresh'), color: 'neutral' as const, variant: 'outline' as const, onClick: () => void refreshNuxtData() }]
  }

  return { textOf, messageOf, showProblem }
}
