export { STATUTORY_RETENTION } from './statutory-retention'
