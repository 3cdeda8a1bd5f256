/** The notifications of the person, shared by bell and stream. */
export function useNotifications() {
  const unread = useState('notifications-unread', () => 0)
  const arrived = useState('notifications-arrived', () => 0)
  return { unread, arrived }
}

/** Keeps the unread count and announces what arrives; mounted once, by the layout. */
export function useNotificationStream() {
  const { unread, arrived } = useNotifications()
  const { me } = useMe()
  let source: EventSource | undefined

  async function count() {
    const answer = await $fetch('/api/v1/notifications', { query: { limit: 1 } }).catch(() => null)
    if (answer) unread.value = answer.unread
  }

  onMounted(() => {
    if (!me.value?.employee) return
    void count()
    source = new EventSource('/api/v1/notifications/stream')
    source.addEventListener('notification', () => {
      arrived.value++
      void count()
    })
  })
  onBeforeUnmount(() => source?.close())
}
