import { endProviderSessions } from '#server/domain/identity'
import { defineBackchannelLogout } from '#server/platform/backchannel-logout'

export default defineBackchannelLogout(endProviderSessions)
