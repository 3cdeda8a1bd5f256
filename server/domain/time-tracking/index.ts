export { listBillableTime, type BillableTime, type BillableTimeFilter } from './list-billable-time'
export { claimTimeForLine, releaseTimeOfLines } from './claim-time-for-line'
