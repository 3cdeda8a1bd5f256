export { getHome } from './get-home'
export { searchEverything } from './search-everything'
