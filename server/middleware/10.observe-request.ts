export { observeRequest as default } from '../platform/request-observer'
