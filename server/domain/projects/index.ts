export { hourlyRateFor } from './hourly-rate-for'
export { requireOpenProject } from './require-open-project'
export { seesRates, visibleProjects } from './visible-projects'
