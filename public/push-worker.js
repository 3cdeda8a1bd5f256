// Shows what is pushed and opens it; fetches and keeps nothing.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('push', (event) => {
  let message = {}
  try {
    message = event.data ? event.data.json() : {}
  }
  catch {
    message = {}
  }
  const { title = 'WorkmateOS', body = '', link = '/notifications', tag } = message
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: '/logo.svg', data: { link } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { link = '/notifications' } = event.notification.data || {}
  const address = new URL(link, self.location.origin)
  // A push that names another site opens nothing of it.
  const target = address.origin === self.location.origin ? address.href : self.location.origin
  event.waitUntil((async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const open = windows.find(client => client.url === target)
    if (open) return open.focus()
    return self.clients.openWindow(target)
  })())
})
