import deCustomers from '../../../i18n/locales/de/customers.json'
import deEmployees from '../../../i18n/locales/de/employees.json'
import deErrors from '../../../i18n/locales/de/errors.json'
import deImports from '../../../i18n/locales/de/imports.json'
import deProjects from '../../../i18n/locales/de/projects.json'
import deRoles from '../../../i18n/locales/de/roles.json'
import deTime from '../../../i18n/locales/de/time.json'
import enCustomers from '../../../i18n/locales/en/customers.json'
import enEmployees from '../../../i18n/locales/en/employees.json'
import enErrors from '../../../i18n/locales/en/errors.json'
import enImports from '../../../i18n/locales/en/imports.json'
import enProjects from '../../../i18n/locales/en/projects.json'
import enRoles from '../../../i18n/locales/en/roles.json'
import enTime from '../../../i18n/locales/en/time.json'
import type { ImportFieldError } from '#shared/contracts/imports'

const TEXTS: Record<'de' | 'en', Record<string, string>> = {
  de: collected([deErrors, deCustomers, deEmployees, deImports, deProjects, deRoles, deTime]),
  en: collected([enErrors, enCustomers, enEmployees, enImports, enProjects, enRoles, enTime]),
}

function collected(files: ReadonlyArray<object>): Record<string, string> {
  return Object.assign({}, ...files.map(file => 'errors' in file ? file.errors : {})) as Record<string, string>
}

/** Why a row was refused, in words; the code itself where there are none. */
export function reasonOf({ code, params = {} }: ImportFieldError, language: 'de' | 'en'): string {
  const text = TEXTS[language][code] ?? code
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')).replace(/\s+/g, ' ').trim()
}
