export { readinessHandler as default } from '../platform/health'
