export { healthHandler as default } from '../platform/health'
