import { unsubscribeByLink } from '#server/domain/notifications'
import { definePublicAnswer } from '#server/platform/define-public-answer'

export default definePublicAnswer({ rate: { name: 'unsubscribe', limit: 30, windowSeconds: 60 }, mimeType: 'text/html', answer: unsubscribeByLink })
