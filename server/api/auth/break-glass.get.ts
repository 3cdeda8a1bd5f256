export { breakGlassStateHandler as default } from '../../platform/break-glass-sign-in'
