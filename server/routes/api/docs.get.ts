export { apiDocsHandler as default } from '../../platform/api-docs'
