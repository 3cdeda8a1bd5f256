/** Starting the timer from the palette: on a project found by typing, or on none. */
export function useTimerCommand(term: Ref<string>, close: () => void) {
  const { t } = useI18n()
  const { submit } = useApiForm()
  const toast = useToast()
  const choosing = ref(false)
  const projects = ref<Array<{ id: string, number: string, name: string, customer: { name: string } | null }>>([])
  const loading = ref(false)
  let turn = 0

  async function find() {
    const own = ++turn
    loading.value = true
    const found = await $fetch('/api/v1/projects', { query: { q: term.value.trim() || undefined, open: 'true', limit: 12 } })
      .then(answer => answer.items, () => projects.value)
    if (own !== turn) return
    projects.value = found
    loading.value = false
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(term, () => {
    if (!choosing.value) return
    clearTimeout(timer)
    timer = setTimeout(() => void find(), 110)
  })
  onBeforeUnmount(() => clearTimeout(timer))

  function choose() {
    term.value = ''
    choosing.value = true
    void find()
  }

  async function run(action: 'start' | 'stop', body: { projectId?: string } = {}): Promise<void> {
    close()
    const path = `/api/v1/timer/${action}` as '/api/v1/timer/start'
    if (!await submit(() => $fetch(path, { method: 'POST', body, headers: idempotencyKey() }))) return
    toast.add({ title: t(`shell.command.timer.${action === 'start' ? 'started' : 'stopped'}`), icon: 'i-lucide-timer', color: 'success' })
    await refreshNuxtData()
  }

  const items = computed(() => [
    { label: t('search.palette.noProject'), icon: 'i-lucide-play', onSelect: (): void => void run('start') },
    ...projects.value.map(project => ({
      label: project.name,
      suffix: [project.number, project.customer?.name].filter(Boolean).join(' · '),
      icon: 'i-lucide-folder-kanban',
      onSelect: (): void => void run('start', { projectId: project.id }),
    })),
  ])

  return { choosing, choose, stop: () => run('stop'), items, loading }
}
