export { openApiHandler as default } from '../../../platform/api-docs'
