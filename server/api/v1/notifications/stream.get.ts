import { defineStream } from '#server/platform/define-stream'

export default defineStream({
  summary: 'Say when a new notification arrives (server-sent event `notification`)',
  permission: 'signed-in',
  event: 'notification',
})
