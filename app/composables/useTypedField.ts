import { ref, watch, type Ref } from 'vue'
import { Decimal } from '#shared/money'

/**
 * Reads a number typed the German or the English way ("1.234,56", "1,234.56", "1234.5") as plain decimal text; null when
 * it is none. A single mark before exactly three digits means what it means in the language: "1.234" is German for 1234.
 */
export function readNumber(typed: string, { decimals, language }: { decimals: number, language: string }): string | null {
  const text = typed.replace(/[\s€%'’]/g, '')
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(text)) return null
  const marks = text.replace(/[^.,]/g, '')
  const groups = language === 'en' ? ',' : '.'
  const onlyGroups = new Set(marks).size === 1 && (marks.length > 1 || (marks === groups && /[.,]\d{3}$/.test(text)))
  const split = onlyGroups ? text.length : Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const end = split < 0 ? text.length : split
  const whole = text.slice(0, end).replace(/[.,]/g, '').replace(/^-?$/, '$&0')
  const fraction = text.slice(end + 1)
  const number = new Decimal(fraction ? `${whole}.${fraction}` : whole)
  return number.decimalPlaces() > decimals ? null : number.toFixed()
}

interface TypedField<T> {
  /** The model as text while nobody types. */
  show: (value: T) => string
  /** Null: what was typed cannot be read. */
  read: (typed: string) => T | null
  /** What the browser says when a form with text that cannot be read is sent. */
  complaint: () => string
}

/**
 * A text field over a value: shows it formatted, takes what is typed on blur or Enter, and keeps text that cannot be
 * read so that nothing typed is lost. `field` is the `UInput`: a form holding such text is not sent, since it would save
 * something else than what stands there.
 */
export function useTypedField<T>(model: Ref<T | null | undefined>, { show, read, complaint }: TypedField<T>) {
  const text = ref('')
  const invalid = ref(false)
  const field = ref<{ inputRef?: HTMLInputElement | null } | null>(null)
  const format = () => model.value === null || model.value === undefined || model.value === '' ? '' : show(model.value)

  watch(model, () => {
    text.value = format()
    invalid.value = false
  }, { immediate: true })

  // At once: Enter sends the form right after the field was read.
  watch(invalid, wrong => field.value?.inputRef?.setCustomValidity(wrong ? complaint() : ''), { flush: 'sync' })

  function take() {
    const typed = text.value.trim()
    const value = typed ? read(typed) : undefined
    invalid.value = value === null
    if (value === null) return
    model.value = value
    text.value = value === undefined ? '' : show(value)
  }

  return { field, text, invalid, take }
}
