export { holdUntilStarted as default } from '../platform/request-observer'
