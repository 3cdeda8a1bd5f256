import { auditAboutPerson } from './domain/audit/about-person'
import { customersAboutPerson } from './domain/customers/about-person'
import { dashboardsAboutPerson } from './domain/dashboards/about-person'
import { documentsAboutPerson } from './domain/documents/about-person'
import { employeesAboutPerson } from './domain/employees/about-person'
import { financeAboutPerson } from './domain/finance/about-person'
import { identityAboutPerson } from './domain/identity/about-person'
import { importsAboutPerson } from './domain/imports/about-person'
import { invoicesAboutPerson } from './domain/invoices/about-person'
import { mailAboutPerson } from './domain/operations/about-person'
import { notificationsAboutPerson } from './domain/notifications/about-person'
import { projectsAboutPerson } from './domain/projects/about-person'
import { searchAboutPerson } from './domain/search/about-person'
import { remindersAboutPerson } from './domain/reminders/about-person'
import { timeAboutPerson } from './domain/time-tracking/about-person'
import type { PersonalDataProvider } from './platform/personal-data'

/**
 * Every module's part of exports and erasures, in the order of erasing: mails ask for addresses while they are there; customers and
 * employees, to whom the others refer, come last.
 */
export const ALL_PERSONAL_DATA: readonly PersonalDataProvider[] = [
  mailAboutPerson,
  auditAboutPerson,
  identityAboutPerson,
  notificationsAboutPerson,
  remindersAboutPerson,
  timeAboutPerson,
  projectsAboutPerson,
  financeAboutPerson,
  invoicesAboutPerson,
  dashboardsAboutPerson,
  documentsAboutPerson,
  importsAboutPerson,
  searchAboutPerson,
  customersAboutPerson,
  employeesAboutPerson,
]
