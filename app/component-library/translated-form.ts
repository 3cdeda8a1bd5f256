import UForm from '@nuxt/ui/components/Form.vue'

interface Issue {
  code?: string
  message: string
  path?: readonly PropertyKey[]
  minimum?: number | bigint
}
interface StandardSchema {
  '~standard': { validate: (value: unknown) => Result | Promise<Result> }
}
type Result = { value: unknown, issues?: undefined } | { issues: readonly Issue[] }

/** The code of a fault, as the server would answer it: contracts say codes, Zod's own messages say a kind. */
function codeOf(issue: Issue): string {
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' || (issue.code === 'too_small' && Number(issue.minimum) === 1)) return 'field.required'
  return `field.${(issue.code ?? 'custom').replaceAll('_', '-')}`
}

function translated(schema: StandardSchema, textOf: (code: string) => string): StandardSchema {
  return {
    ...schema,
    '~standard': {
      ...schema['~standard'],
      async validate(value) {
        const result = await schema['~standard'].validate(value)
        if (!result.issues) return result
        return { issues: result.issues.map(issue => ({ ...issue, message: textOf(codeOf(issue)) })) }
      },
    },
  }
}

function submitOnCommandEnter(event: KeyboardEvent) {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
  event.preventDefault()
  const field = event.target as HTMLElement
  // A field that formats on leaving must hand over its value first.
  field.blur()
  void nextTick(() => field.closest('form')?.requestSubmit())
}

/**
 * Takes the place of Nuxt UI's `UForm` on every page (see `components:extend` in nuxt.config.ts): messages of a contract are
 * error codes and become text here, ⌘↵ submits, and the submitted data stay as they travel (days and amounts as text)
 * instead of being decoded.
 */
const TranslatedForm = defineComponent({
  name: 'TranslatedForm',
  inheritAttrs: false,
  setup(_, { attrs, slots, expose }) {
    const inner = shallowRef<Record<string, (...values: unknown[]) => unknown> | null>(null)
    const { textOf } = useProblem()
    const forwarded = ['setErrors', 'getErrors', 'clear', 'submit', 'validate'] as const
    expose(Object.fromEntries(forwarded.map(name => [name, (...values: unknown[]) => inner.value?.[name]?.(...values)])))

    let last: { from: unknown, to: StandardSchema } | undefined
    function schemaOf(from: unknown) {
      if (!from) return undefined
      if (last?.from !== from) last = { from, to: translated(from as StandardSchema, textOf) }
      return last.to
    }
    return () => h(UForm as Component, {
      transform: false,
      // Not on leaving a field that nothing was typed into: nobody is told off before they began.
      validateOn: ['input', 'change'],
      ...attrs,
      schema: schemaOf(attrs.schema),
      ref: inner,
      onKeydown: submitOnCommandEnter,
    }, slots)
  },
})

export default TranslatedForm as unknown as typeof UForm
