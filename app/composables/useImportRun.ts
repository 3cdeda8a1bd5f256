import type { z } from 'zod'
import type { ImportPreview, ImportRunDetail } from '#shared/contracts/imports'

export type ImportRunWire = z.input<typeof ImportRunDetail>
export type ImportPreviewWire = z.input<typeof ImportPreview>

const FOLLOW_MS = 900

/** One import on its page: saving what was decided, trying it out, starting it, and following it to the end. */
export function useImportRun(initial: ImportRunWire) {
  const run = ref(initial)
  const preview = ref<ImportPreviewWire | null>(null)
  const previewing = ref(false)
  const { submit, pending } = useApiForm()
  const { showProblem } = useProblem()
  const path = `/api/v1/imports/${initial.id}`

  const isOpen = computed(() => run.value.status === 'UPLOADED' || (run.value.dryRun && ['FINISHED', 'FAILED'].includes(run.value.status)))
  const isRunning = computed(() => ['QUEUED', 'RUNNING'].includes(run.value.status))

  async function save() {
    const { mapping, options, onExisting, version } = run.value
    const saved = await submit(() => $fetch(path as '/api/v1/imports/:id', { method: 'PATCH', body: { mapping, options, onExisting, version } }))
    if (saved) run.value = saved
    return saved
  }

  /** Shows the first rows with what is decided now. */
  async function look() {
    if (!await save()) return
    previewing.value = true
    try {
      preview.value = await $fetch(`${path}/preview` as '/api/v1/imports/:id/preview', { method: 'POST' })
    }
    catch (error) {
      showProblem(error)
    }
    finally {
      previewing.value = false
    }
  }

  async function start(dryRun: boolean) {
    if (!await save()) return
    const body = { dryRun, version: run.value.version }
    const started = await submit(() => $fetch(`${path}/start` as '/api/v1/imports/:id/start', { method: 'POST', body, headers: idempotencyKey() }))
    if (!started) return
    run.value = started
    follow()
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function follow() {
    clearTimeout(timer)
    if (!isRunning.value) return
    timer = setTimeout(async () => {
      // A lost answer is no lost import: the next look shows it.
      run.value = await $fetch(path as '/api/v1/imports/:id').catch(() => run.value)
      follow()
    }, FOLLOW_MS)
  }
  onMounted(follow)
  onBeforeUnmount(() => clearTimeout(timer))

  return { run, preview, previewing, pending, isOpen, isRunning, look, start }
}
