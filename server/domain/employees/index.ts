export { personFields } from './employee-fields'
export { requireEmployee } from './require-employee'
export { teamOf } from './team-of'
