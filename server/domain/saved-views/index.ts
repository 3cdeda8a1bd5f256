export { changeSavedView, createSavedView, deleteSavedView, getSavedView, listSavedViews } from './saved-views'
