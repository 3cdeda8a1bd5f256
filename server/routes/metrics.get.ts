export { metricsHandler as default } from '../platform/metrics'
