import { redeemBreakGlassCode } from '#server/domain/identity'
import { breakGlassSignIn } from '#server/platform/break-glass-sign-in'

export default breakGlassSignIn(redeemBreakGlassCode)
