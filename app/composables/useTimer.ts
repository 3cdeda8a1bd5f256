import type { TimeEntryWire } from '~/time/wire'
import { problemOf } from './useProblem'

interface TimerWork {
  projectId?: string | null
  activityId?: string | null
  note?: string | null
  startedAt?: string
}

/** Other devices may start and stop the same timer; it is asked for again this often, and when the page is looked at again. */
const ASK_AGAIN_MS = 60_000

/** The signed-in person's timer: one for all places that show it, kept by the server. Await `ready` in setup. */
export function useTimer() {
  const ready = useFetch('/api/v1/timer', { key: 'timer' })
  const { data, refresh } = ready
  const { submit, pending } = useApiForm()
  const entry = computed<TimeEntryWire | null>(() => data.value?.entry ?? null)
  const seconds = useElapsedSeconds(computed(() => data.value))
  /** The timer ran for more than a day: somebody must say when the work ended. */
  const forgotten = ref(false)

  onMounted(() => {
    const again = () => document.visibilityState === 'visible' && void refresh()
    const clock = setInterval(again, ASK_AGAIN_MS)
    document.addEventListener('visibilitychange', again)
    onBeforeUnmount(() => {
      clearInterval(clock)
      document.removeEventListener('visibilitychange', again)
    })
  })

  async function write<T>(work: () => Promise<T>) {
    forgotten.value = false
    const done = await submit(() => work().catch((error: unknown) => {
      if (problemOf(error)?.code !== 'time-entry.too-long') throw error
      forgotten.value = true
      return undefined
    }))
    if (done !== undefined) await refresh()
    return done !== undefined && !forgotten.value
  }

  return {
    ready, entry, seconds, pending, forgotten,
    start: (work: TimerWork) => write(() => $fetch('/api/v1/timer/start', { method: 'POST', body: work, headers: idempotencyKey() })),
    stop: (endedAt?: string) => write(() => $fetch('/api/v1/timer/stop', { method: 'POST', body: { endedAt }, headers: idempotencyKey() })),
    change: (work: TimerWork) => write(() => $fetch('/api/v1/timer', { method: 'PATCH', body: work })),
    discard: () => write(() => $fetch('/api/v1/timer', { method: 'DELETE' })),
  }
}

/** Seconds since the timer began by the server's clock, ticking in the browser; a wrong clock there does no harm. */
function useElapsedSeconds(timer: Ref<{ entry: { startedAt: string } | null, now: string } | undefined>) {
  const passed = ref(0)
  let receivedAt = 0
  watch(timer, () => {
    receivedAt = performance.now()
    passed.value = 0
  }, { immediate: true })
  onMounted(() => {
    const clock = setInterval(() => {
      passed.value = (performance.now() - receivedAt) / 1000
    }, 1000)
    onBeforeUnmount(() => clearInterval(clock))
  })
  return computed(() => {
    if (!timer.value?.entry) return 0
    return Math.max(0, Math.floor((Date.parse(timer.value.now) - Date.parse(timer.value.entry.startedAt)) / 1000 + passed.value))
  })
}
