export { findRecord } from './find-record'
export { listRecentRecords } from './list-recent-records'
export { noteRecentRecord } from './note-recent-record'
export { searchRecords } from './search-records'
