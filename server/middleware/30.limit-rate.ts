export { limitRate as default } from '../platform/rate-limit'
