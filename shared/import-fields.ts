import type { Permission } from './permissions'

/** How the text of a cell is read. */
export type ImportFieldType = 'text' | 'lines' | 'decimal' | 'integer' | 'hours' | 'day' | 'time' | 'flag' | 'choice'

/** A column that an import understands. The first two names are its German and English heading; all are recognised. */
export interface ImportField {
  key: string
  type: ImportFieldType
  names: readonly [german: string, english: string, ...others: string[]]
  /** Needed for a new record. */
  required?: true
  /** Words that stand for a value of the contract, per value. */
  choices?: Record<string, readonly string[]>
  example?: string
}

export interface ImportKindDefinition {
  icon: string
  /** Beside `core.imports.write`. */
  permission: Permission
  /** Fields by which an existing record is recognised, first choice first. */
  keys: readonly string[]
  fields: readonly ImportField[]
}

const YES_NO = { true: ['ja', 'yes', 'true', '1', 'x', 'wahr', 'j', 'y'], false: ['nein', 'no', 'false', '0', '-', 'falsch', 'n'] }
const LANGUAGES = { de: ['de', 'deutsch', 'german'], en: ['en', 'englisch', 'english'] }

const customers: ImportKindDefinition = {
  icon: 'i-lucide-building-2',
  permission: 'backoffice.customers.write',
  keys: ['number', 'vatId', 'email', 'name'],
  fields: [
    { key: 'number', type: 'text', names: ['Kundennummer', 'Customer number', 'Nummer', 'Number', 'Kundennr', 'Kunden-Nr', 'Debitor', 'Customer no', 'Id'], example: 'K10042' },
    { key: 'name', type: 'text', required: true, names: ['Name', 'Name', 'Firma', 'Company', 'Kunde', 'Customer', 'Firmenname', 'Unternehmen', 'Company name', 'Organisation'], example: 'Hafenbau GmbH' },
    { key: 'kind', type: 'choice', names: ['Art', 'Kind', 'Kundenart', 'Typ', 'Type'], choices: { COMPANY: ['Unternehmen', 'Firma', 'Company', 'Organisation', 'Geschäftskunde'], PERSON: ['Privatperson', 'Person', 'Privat', 'Privatkunde', 'Individual'] }, example: 'Unternehmen' },
    { key: 'street', type: 'text', names: ['Straße', 'Street', 'Strasse', 'Adresse', 'Address', 'Straße und Hausnummer', 'Anschrift'], example: 'Am Kai 4' },
    { key: 'addition', type: 'text', names: ['Adresszusatz', 'Address line 2', 'Zusatz', 'c/o'] },
    { key: 'postalCode', type: 'text', names: ['PLZ', 'Postal code', 'Postleitzahl', 'ZIP', 'Zip code', 'Postcode'], example: '20457' },
    { key: 'city', type: 'text', names: ['Ort', 'City', 'Stadt', 'Town'], example: 'Hamburg' },
    { key: 'country', type: 'text', names: ['Land', 'Country', 'Ländercode', 'Country code'], example: 'DE' },
    { key: 'email', type: 'text', names: ['E-Mail', 'E-mail', 'Mail', 'Email', 'E-Mail-Adresse'], example: 'info@hafenbau.example' },
    { key: 'invoiceEmail', type: 'text', names: ['E-Mail für Rechnungen', 'Invoice e-mail', 'Rechnungsmail', 'Rechnungs-E-Mail', 'Billing email'] },
    { key: 'phone', type: 'text', names: ['Telefon', 'Phone', 'Tel', 'Telefonnummer', 'Telephone'], example: '+49 40 1234567' },
    { key: 'website', type: 'text', names: ['Website', 'Website', 'Webseite', 'Homepage', 'URL', 'Internet'] },
    { key: 'vatId', type: 'text', names: ['USt-IdNr.', 'VAT ID', 'USt-ID', 'Umsatzsteuer-ID', 'UStId', 'VAT number', 'VAT'], example: 'DE136695976' },
    { key: 'taxNumber', type: 'text', names: ['Steuernummer', 'Tax number', 'StNr'] },
    { key: 'buyerReference', type: 'text', names: ['Käuferreferenz', 'Buyer reference', 'Leitweg-ID'] },
    { key: 'paymentTermDays', type: 'integer', names: ['Zahlungsziel in Tagen', 'Payment term (days)', 'Zahlungsziel', 'Payment terms', 'Payment term'], example: '14' },
    { key: 'hourlyRate', type: 'decimal', names: ['Stundensatz', 'Hourly rate', 'Rate'], example: '95,00' },
    { key: 'language', type: 'choice', names: ['Sprache', 'Language', 'Sprache der Dokumente'], choices: LANGUAGES, example: 'Deutsch' },
    { key: 'currency', type: 'text', names: ['Währung', 'Currency'] },
    { key: 'notes', type: 'lines', names: ['Notizen', 'Notes', 'Notiz', 'Bemerkung', 'Kommentar', 'Comment'] },
  ],
}

const contacts: ImportKindDefinition = {
  icon: 'i-lucide-contact',
  permission: 'backoffice.customers.write',
  keys: ['email', 'lastName'],
  fields: [
    { key: 'customer', type: 'text', required: true, names: ['Kunde', 'Customer', 'Kundennummer', 'Customer number', 'Firma', 'Company', 'Unternehmen', 'Kundennr'], example: 'K10042' },
    { key: 'salutation', type: 'text', names: ['Anrede', 'Salutation', 'Title'], example: 'Frau' },
    { key: 'firstName', type: 'text', names: ['Vorname', 'First name', 'Given name', 'Firstname'], example: 'Anja' },
    { key: 'lastName', type: 'text', required: true, names: ['Nachname', 'Last name', 'Name', 'Surname', 'Family name', 'Familienname', 'Lastname'], example: 'Brandt' },
    { key: 'position', type: 'text', names: ['Funktion', 'Position', 'Rolle', 'Job title', 'Stelle'], example: 'Einkauf' },
    { key: 'email', type: 'text', names: ['E-Mail', 'E-mail', 'Mail', 'Email', 'E-Mail-Adresse'], example: 'a.brandt@hafenbau.example' },
    { key: 'phone', type: 'text', names: ['Telefon', 'Phone', 'Tel', 'Mobil', 'Telefonnummer', 'Mobile'], example: '+49 40 1234568' },
    { key: 'isPrimary', type: 'flag', names: ['Hauptkontakt', 'Primary contact', 'Hauptansprechpartner', 'Primary'], choices: YES_NO, example: 'ja' },
  ],
}

const STATES = { PLANNED: ['Geplant', 'Planned'], ACTIVE: ['Aktiv', 'Active', 'Laufend'], PAUSED: ['Pausiert', 'Paused'], COMPLETED: ['Abgeschlossen', 'Completed', 'Fertig', 'Done'] }

const projects: ImportKindDefinition = {
  icon: 'i-lucide-folder-kanban',
  permission: 'backoffice.projects.write',
  keys: ['number', 'name'],
  fields: [
    { key: 'number', type: 'text', names: ['Projektnummer', 'Project number', 'Nummer', 'Number', 'Projektnr', 'Project no', 'Id'], example: 'P0815' },
    { key: 'name', type: 'text', required: true, names: ['Name', 'Name', 'Projekt', 'Project', 'Projektname', 'Project name', 'Titel', 'Title'], example: 'Neue Website' },
    { key: 'customer', type: 'text', names: ['Kunde', 'Customer', 'Kundennummer', 'Customer number', 'Client', 'Firma'], example: 'K10042' },
    { key: 'billingMethod', type: 'choice', names: ['Abrechnung', 'Billing', 'Abrechnungsart', 'Billing method'], choices: { TIME: ['Nach Aufwand', 'Zeit', 'Aufwand', 'Time', 'Time and material'], FIXED: ['Festpreis', 'Pauschal', 'Fixed price', 'Fixed'], INTERNAL: ['Intern', 'Internal'] }, example: 'Nach Aufwand' },
    { key: 'status', type: 'choice', names: ['Status', 'Status', 'Zustand', 'State'], choices: STATES, example: 'Aktiv' },
    { key: 'lead', type: 'text', names: ['Leitung', 'Lead', 'Projektleitung', 'Projektleiter', 'Project manager', 'Verantwortlich'], example: 'M003' },
    { key: 'hourlyRate', type: 'decimal', names: ['Stundensatz', 'Hourly rate', 'Rate'], example: '110,00' },
    { key: 'budgetAmount', type: 'decimal', names: ['Budget', 'Budget', 'Budget in Euro', 'Budget amount'], example: '12.500,00' },
    { key: 'budgetMinutes', type: 'hours', names: ['Budget in Stunden', 'Budget hours', 'Stundenbudget', 'Budgetstunden'], example: '120' },
    { key: 'startsOn', type: 'day', names: ['Beginn', 'Start', 'Startdatum', 'Start date', 'Von'], example: '01.02.2026' },
    { key: 'endsOn', type: 'day', names: ['Ende', 'End', 'Enddatum', 'End date', 'Bis', 'Due date'], example: '30.06.2026' },
    { key: 'description', type: 'lines', names: ['Beschreibung', 'Description', 'Notizen', 'Notes'] },
  ],
}

const employees: ImportKindDefinition = {
  icon: 'i-lucide-users',
  permission: 'core.employees.write',
  keys: ['number', 'workEmail'],
  fields: [
    { key: 'number', type: 'text', names: ['Personalnummer', 'Employee number', 'Nummer', 'Number', 'Personalnr', 'Mitarbeiternummer', 'Employee no', 'Id'], example: 'M042' },
    { key: 'firstName', type: 'text', required: true, names: ['Vorname', 'First name', 'Given name', 'Firstname'], example: 'Anja' },
    { key: 'lastName', type: 'text', required: true, names: ['Nachname', 'Last name', 'Name', 'Surname', 'Familienname', 'Lastname'], example: 'Brandt' },
    { key: 'workEmail', type: 'text', names: ['E-Mail', 'E-mail', 'Mail', 'Email', 'Dienstliche E-Mail', 'Work e-mail', 'E-Mail-Adresse'], example: 'anja.brandt@firma.example' },
    { key: 'phone', type: 'text', names: ['Telefon', 'Phone', 'Tel', 'Durchwahl'], example: '+49 40 1234-15' },
    { key: 'mobilePhone', type: 'text', names: ['Mobil', 'Mobile', 'Handy', 'Mobiltelefon', 'Mobile phone'] },
    { key: 'jobTitle', type: 'text', names: ['Position', 'Job title', 'Funktion', 'Stelle', 'Title', 'Tätigkeit'], example: 'Entwicklerin' },
    { key: 'department', type: 'text', names: ['Abteilung', 'Department', 'Bereich', 'Team', 'Kostenstelle'], example: 'Entwicklung' },
    { key: 'supervisor', type: 'text', names: ['Vorgesetzte Person', 'Supervisor', 'Vorgesetzter', 'Vorgesetzte', 'Führungskraft', 'Manager', 'Reports to'], example: 'M001' },
    { key: 'employmentType', type: 'choice', names: ['Beschäftigung', 'Employment type', 'Beschäftigungsart', 'Vertragsart'], choices: { FULL_TIME: ['Vollzeit', 'Full-time', 'Full time'], PART_TIME: ['Teilzeit', 'Part-time', 'Part time'], MINI_JOB: ['Minijob', 'Mini-Job', 'Mini job'], WORKING_STUDENT: ['Werkstudent', 'Werkstudentin', 'Working student'], APPRENTICE: ['Auszubildende', 'Auszubildender', 'Ausbildung', 'Azubi', 'Apprentice'], INTERN: ['Praktikum', 'Praktikant', 'Praktikantin', 'Intern'], FREELANCER: ['Freie Mitarbeit', 'Freelancer', 'Freiberuflich'], MANAGING_DIRECTOR: ['Geschäftsführung', 'Managing director'] }, example: 'Vollzeit' },
    { key: 'weeklyMinutes', type: 'hours', names: ['Wochenstunden', 'Weekly hours', 'Stunden pro Woche', 'Hours per week', 'Arbeitszeit'], example: '40' },
    { key: 'activeFrom', type: 'day', names: ['Eintritt', 'Hire date', 'Eintrittsdatum', 'Beginn', 'Start date', 'Eingestellt am'], example: '01.02.2026' },
    { key: 'probationEndsOn', type: 'day', names: ['Probezeit bis', 'Probation ends', 'Ende der Probezeit'] },
    { key: 'role', type: 'text', names: ['Rolle', 'Role', 'Berechtigungsrolle', 'Access role'], example: 'Mitarbeiter' },
  ],
}

const timeEntries: ImportKindDefinition = {
  icon: 'i-lucide-clock',
  permission: 'backoffice.time-entries.write',
  keys: ['start'],
  fields: [
    { key: 'employee', type: 'text', names: ['Person', 'Person', 'Mitarbeiter', 'Employee', 'Personalnummer', 'E-Mail', 'Email', 'User', 'Benutzer', 'Mitarbeitende'], example: 'M042' },
    { key: 'day', type: 'day', required: true, names: ['Datum', 'Date', 'Tag', 'Day', 'Start date', 'Startdatum'], example: '02.03.2026' },
    { key: 'start', type: 'time', names: ['Beginn', 'Start', 'Von', 'From', 'Startzeit', 'Start time'], example: '09:00' },
    { key: 'end', type: 'time', names: ['Ende', 'End', 'Bis', 'To', 'Endzeit', 'End time'], example: '12:30' },
    { key: 'minutes', type: 'hours', names: ['Dauer', 'Duration', 'Stunden', 'Hours', 'Zeit', 'Duration (h)', 'Duration (decimal)'], example: '3:30' },
    { key: 'breakMinutes', type: 'integer', names: ['Pause in Minuten', 'Break (minutes)', 'Pause', 'Break'], example: '0' },
    { key: 'project', type: 'text', names: ['Projekt', 'Project', 'Projektnummer', 'Project number'], example: 'P0815' },
    { key: 'activity', type: 'text', names: ['Tätigkeit', 'Activity', 'Leistung', 'Aufgabe', 'Task'], example: 'Entwicklung' },
    { key: 'note', type: 'lines', names: ['Notiz', 'Note', 'Beschreibung', 'Description', 'Kommentar', 'Bemerkung'], example: 'Startseite' },
    { key: 'billable', type: 'flag', names: ['Abrechenbar', 'Billable', 'Fakturierbar'], choices: YES_NO, example: 'ja' },
  ],
}

const KINDS = { employees, customers, contacts, projects, 'time-entries': timeEntries } as const satisfies Record<string, ImportKindDefinition>

/** What can be imported. */
export type ImportKind = keyof typeof KINDS

/** All kinds, for enums of contracts. */
export const IMPORT_KIND_NAMES = Object.keys(KINDS) as [ImportKind, ...ImportKind[]]

/** The definition of a kind. */
export function importKind(kind: ImportKind): ImportKindDefinition {
  return KINDS[kind]
}

/** The column of each field by the headings of a file, in any of the known names; the same column is used once. */
export function guessMapping(kind: ImportKind, header: readonly string[]): Record<string, number> {
  const columns = header.map(plain)
  const mapping: Record<string, number> = {}
  const taken = new Set<number>()
  // What a heading says first counts most: all first names before all second ones.
  for (let rank = 0; rank < 12; rank++) {
    for (const { key, names } of importKind(kind).fields) {
      const name = names[rank]
      if (name === undefined || key in mapping) continue
      const column = columns.findIndex((heading, at) => heading === plain(name) && !taken.has(at))
      if (column < 0) continue
      mapping[key] = column
      taken.add(column)
    }
  }
  return mapping
}

function plain(heading: string): string {
  return heading.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/[^a-z0-9]+/g, '')
}
