import { readCalendarFeed } from '#server/domain/reminders'
import { definePublicAnswer } from '#server/platform/define-public-answer'

export default definePublicAnswer({ rate: { name: 'calendar', limit: 60, windowSeconds: 60 }, mimeType: 'text/calendar', answer: readCalendarFeed })
