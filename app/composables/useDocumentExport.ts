import type { ExportRunWire } from '~/invoices/wire'

/** Has a ZIP of documents made and follows it to the end; the file is downloaded when it is there. */
export function useDocumentExport() {
  const run = ref<ExportRunWire | null>(null)
  const { submit, pending } = useApiForm()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function start(ids: string[]) {
    const started = await submit(() => $fetch('/api/v1/documents/exports', { method: 'POST', body: { ids }, headers: idempotencyKey() }))
    if (!started) return
    run.value = started
    follow()
  }
  function follow() {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      if (!run.value) return
      // A lost answer is no lost export: the next look shows it.
      run.value = await $fetch(`/api/v1/documents/exports/${run.value.id}` as '/api/v1/documents/exports/:id').catch(() => run.value)
      if (run.value?.status === 'FINISHED') download()
      else if (run.value?.status !== 'FAILED') follow()
    }, 700)
  }
  function download() {
    if (run.value) location.assign(`/api/v1/documents/exports/${run.value.id}/file`)
  }
  onBeforeUnmount(() => clearTimeout(timer))

  return { run, pending, start, download }
}
