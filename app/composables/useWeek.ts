import { addDays, dayOf, dayText, mondayOf } from '#shared/calendar-day'
import type { TimeEntryWire, WeekWire } from '~/time/wire'

/** The week a page shows (`?week=` any day of it, `?employee=` for somebody else's) and what can be done with it. */
export function useWeek() {
  const route = useRoute()
  const router = useRouter()
  const { today } = useFormat()
  const { t } = useNuxtApp().$i18n
  const toast = useToast()
  const confirm = useConfirm()
  const { submit, pending } = useApiForm()

  const text = (value: unknown) => typeof value === 'string' && value ? value : undefined
  const shownDay = () => {
    const asked = text(route.query.week)
    return asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(dayOf(asked).getTime()) ? asked : today()
  }
  const monday = computed(() => dayText(mondayOf(dayOf(shownDay()))))
  const employeeId = computed(() => text(route.query.employee))
  const ready = useFetch('/api/v1/time-entries/week', { query: computed(() => ({ weekStartsOn: monday.value, employeeId: employeeId.value })) })
  const { data: week, error, refresh } = ready

  const show = (changes: Record<string, string | undefined>) => router.replace({ query: { ...route.query, ...changes } })
  const isNow = computed(() => monday.value === dayText(mondayOf(dayOf(today()))))
  const go = (weeks: number) => show({ week: weeks ? dayText(addDays(dayOf(monday.value), weeks * 7)) : undefined })

  async function act(work: () => Promise<unknown>, done?: string) {
    if (await submit(work) !== undefined && done) toast.add({ title: t(done), icon: 'i-lucide-check', color: 'success' })
    await refresh()
  }

  async function remove(entry: TimeEntryWire) {
    if (!await confirm({ title: t('time.list.removeAsk'), confirmLabel: t('shell.delete'), danger: true })) return
    await act(() => $fetch(`/api/v1/time-entries/${entry.id}`, { method: 'DELETE', query: { version: entry.version } }))
  }

  async function submitWeek(shown: WeekWire) {
    const hints = shown.days.reduce((count, day) => count + day.hints.length, 0)
    const question = { title: t('time.submit.ask'), description: t('time.submit.askText', hints), confirmLabel: t('time.submit.action') }
    if (!await confirm(question)) return
    const body = { weekStartsOn: shown.weekStartsOn, employeeId: shown.employee.id }
    await act(() => $fetch('/api/v1/timesheets', { method: 'POST', body, headers: idempotencyKey() }), 'time.submit.done')
  }

  return {
    ready, week, error, refresh, monday, employeeId, isNow, pending, go, show, remove, submitWeek,
    take: (changed: WeekWire) => {
      if (changed.weekStartsOn === monday.value) week.value = changed
    },
    withdraw: (id: string, version: number) =>
      act(() => $fetch(`/api/v1/timesheets/${id}/withdraw`, { method: 'POST', body: { version } }), 'time.submit.withdrawn'),
    again: (entry: TimeEntryWire) => act(() => $fetch('/api/v1/timer/start', {
      method: 'POST',
      body: { projectId: entry.project?.id ?? null, activityId: entry.activity?.id ?? null, note: entry.note },
      headers: idempotencyKey(),
    }).then(() => refreshNuxtData('timer')), 'time.timer.started'),
  }
}
