export { getHome } from './get-home'
