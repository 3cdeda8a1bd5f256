export type DocumentLanguage = 'de' | 'en'

/** Every word of the signed-off timesheet. */
export const timesheetDocumentTexts = {
  de: {
    title: 'Leistungsnachweis', customer: 'Kunde', project: 'Projekt', person: 'Person', period: 'Leistungszeitraum', createdOn: 'Erstellt am',
    day: 'Tag', time: 'Zeit', break: 'Pause', work: 'Tätigkeit', hours: 'Stunden', sum: 'Summe', total: 'Gesamt', personal: 'Ohne Projekt',
    decimal: '{hours} Stunden', approvals: 'Freigaben', week: 'Woche ab {day}', approvedBy: 'freigegeben am {day} durch {person}',
    open: 'Vorläufig: {hours} Stunden sind noch nicht freigegeben und mit * gekennzeichnet.',
    statement: 'Die aufgeführten Leistungen wurden wie angegeben erbracht.',
    contractor: 'Auftragnehmer', client: 'Auftraggeber', employee: 'Mitarbeiter/in', supervisor: 'Vorgesetzte/r', signature: 'Ort, Datum, Unterschrift',
    page: 'Seite',
  },
  en: {
    title: 'Timesheet', customer: 'Customer', project: 'Project', person: 'Person', period: 'Period of service', createdOn: 'Created on',
    day: 'Day', time: 'Time', break: 'Break', work: 'Work', hours: 'Hours', sum: 'Sum', total: 'Total', personal: 'Without project',
    decimal: '{hours} hours', approvals: 'Approvals', week: 'Week from {day}', approvedBy: 'approved on {day} by {person}',
    open: 'Preliminary: {hours} hours are not approved yet and marked with *.',
    statement: 'The work listed was done as stated.',
    contractor: 'Contractor', client: 'Client', employee: 'Employee', supervisor: 'Supervisor', signature: 'Place, date, signature',
    page: 'Page',
  },
} as const satisfies Record<DocumentLanguage, Record<string, string>>

/** Fills `{name}` in a text. */
export function filledText(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
