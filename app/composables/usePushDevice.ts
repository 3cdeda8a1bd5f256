const WORKER = '/push-worker.js'
/** No page lies there: the worker takes pushes and gets into the way of nothing else. */
const SCOPE = '/push/'

async function sha256(text: string) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}

async function subscribe(publicKey: string) {
  const worker = await navigator.serviceWorker.register(WORKER, { scope: SCOPE })
  await ready(worker)
  const { endpoint, keys } = (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })).toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('the browser gave no keys')
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth }
}

/** A worker can subscribe once it is active. */
async function ready({ installing, waiting, active }: ServiceWorkerRegistration) {
  const worker = installing ?? waiting
  if (active || !worker) return
  await new Promise<void>(resolve => worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()))
}

/** This browser's web push: whether it can, whether it does, turning it on and off. */
export function usePushDevice() {
  const { t } = useI18n()
  const toast = useToast()
  const { showProblem } = useProblem()
  const state = ref<'unknown' | 'unsupported' | 'denied' | 'off' | 'on'>('unknown')
  /** SHA-256 of this browser's push address, as the list of devices names them. */
  const ownHash = ref('')
  const pending = ref(false)

  async function look() {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
      state.value = 'unsupported'
      return
    }
    const found = await (await navigator.serviceWorker.getRegistration(SCOPE))?.pushManager.getSubscription()
    ownHash.value = found ? await sha256(found.endpoint) : ''
    state.value = Notification.permission === 'denied' ? 'denied' : found ? 'on' : 'off'
  }

  async function enable(publicKey: string | null | undefined) {
    if (!publicKey) return void toast.add({ title: t('notifications.push.notReady'), color: 'warning' })
    pending.value = true
    try {
      if (await Notification.requestPermission() !== 'granted') return await look()
      await $fetch('/api/v1/push-subscriptions', { method: 'POST', body: await subscribe(publicKey) })
      toast.add({ title: t('notifications.push.enabled'), icon: 'i-lucide-bell-ring', color: 'success' })
    }
    catch (error) {
      if (error instanceof DOMException) toast.add({ title: t('notifications.push.failedToEnable'), color: 'error' })
      else showProblem(error)
    }
    finally {
      pending.value = false
      await look()
    }
  }

  /** The browser forgets first: a device that is merely taken off the list would ask again. */
  async function forget() {
    const found = await (await navigator.serviceWorker.getRegistration(SCOPE))?.pushManager.getSubscription()
    await found?.unsubscribe()
    await look()
  }

  onMounted(() => void look())
  return { state, ownHash, pending, enable, forget }
}
