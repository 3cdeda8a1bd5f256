/** A reminder of the demo: days from today until it is due (below zero: overdue), and what is particular to it. */
export interface ReminderTemplate {
  title: string
  days: number
  /** `HH:mm`; without it the whole day. */
  time?: string
  note?: string
  rrule?: string
  leads?: number[]
  priority?: 'LOW' | 'HIGH'
  /** Role or department; else a person in turn. */
  role?: string
  department?: true
  /** Kind of record it belongs to. */
  of?: 'Customer' | 'Project' | 'Invoice' | 'Employee'
  escalateAfterMinutes?: number
}

const DAY = 1440

/** What companies of this size are really reminded of. */
export const REMINDER_TEMPLATES: readonly ReminderTemplate[] = [
  { title: 'USt-Voranmeldung abgeben', days: 4, rrule: 'FREQ=MONTHLY;BYMONTHDAY=10', leads: [0, 3 * DAY], role: 'accountant', priority: 'HIGH', escalateAfterMinutes: 4320, note: 'Über ELSTER. Dauerfristverlängerung läuft bis Jahresende.' },
  { title: 'Lohnsteuer-Anmeldung', days: 9, rrule: 'FREQ=MONTHLY;BYMONTHDAY=10', leads: [0, 2 * DAY], role: 'accountant' },
  { title: 'Sozialversicherungsbeiträge melden', days: 2, rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1', leads: [5 * DAY, 0], role: 'accountant' },
  { title: 'Künstlersozialabgabe melden', days: 125, rrule: 'FREQ=YEARLY', leads: [30 * DAY, 7 * DAY], role: 'accountant' },
  { title: 'Offene Posten durchgehen', days: 1, time: '10:00', rrule: 'FREQ=WEEKLY;BYDAY=MO', role: 'accountant' },
  { title: 'Wochenplanung im Team', days: 1, time: '09:00', rrule: 'FREQ=WEEKLY;BYDAY=MO', leads: [15], department: true },
  { title: 'Sicherung probeweise zurückspielen', days: 12, time: '14:00', rrule: 'FREQ=MONTHLY;BYDAY=2TU', role: 'administrator', note: 'Ergebnis im Betriebshandbuch festhalten.' },
  { title: 'TLS-Zertifikate prüfen', days: 6, rrule: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', role: 'administrator', leads: [7 * DAY] },
  { title: 'Zugriffsrechte durchsehen', days: 20, rrule: 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15', role: 'administrator' },
  { title: 'Feuerlöscher warten lassen', days: -3, rrule: 'FREQ=YEARLY;INTERVAL=2', leads: [14 * DAY], priority: 'HIGH', escalateAfterMinutes: 1440 },
  { title: 'Prüfung ortsfester Geräte (DGUV V3)', days: 40, rrule: 'FREQ=YEARLY;INTERVAL=4', leads: [30 * DAY, 7 * DAY] },
  { title: 'Ersthelfer auffrischen', days: 55, rrule: 'FREQ=YEARLY;INTERVAL=2', leads: [30 * DAY] },
  { title: 'Leasing Firmenwagen: kündigen oder verlängern', days: 17, leads: [14 * DAY, 3 * DAY], priority: 'HIGH', note: 'Kündigungsfrist drei Monate zum Vertragsende.' },
  { title: 'Mietvertrag Büro: Indexanpassung prüfen', days: 33, rrule: 'FREQ=YEARLY', leads: [14 * DAY] },
  { title: 'Haftpflichtversicherung vergleichen', days: 24, rrule: 'FREQ=YEARLY', leads: [30 * DAY] },
  { title: 'Telefonvertrag kündigen', days: -8, leads: [7 * DAY, 0] },
  { title: 'Domain verlängern', days: 11, rrule: 'FREQ=YEARLY', leads: [14 * DAY, DAY] },
  { title: 'Wegen Folgeauftrag anrufen', days: 0, time: '16:30', of: 'Customer', leads: [15, 0] },
  { title: 'Ansprechpartnerin gratulieren', days: 3, of: 'Customer', priority: 'LOW' },
  { title: 'Rahmenvertrag nachverhandeln', days: 8, of: 'Customer', leads: [2 * DAY], priority: 'HIGH' },
  { title: 'Zufriedenheit abfragen', days: -1, of: 'Customer', rrule: 'FREQ=MONTHLY;INTERVAL=3' },
  { title: 'Angebot nachfassen', days: -2, time: '11:00', of: 'Customer' },
  { title: 'Referenztext abstimmen', days: 14, of: 'Customer', priority: 'LOW' },
  { title: 'Zwischenabnahme vereinbaren', days: 5, of: 'Project', leads: [DAY] },
  { title: 'Budget mit dem Kunden besprechen', days: 0, of: 'Project', priority: 'HIGH' },
  { title: 'Statusbericht schicken', days: 2, time: '15:00', of: 'Project', rrule: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'Testsystem abbauen', days: 9, of: 'Project', priority: 'LOW' },
  { title: 'Material nachbestellen', days: -4, of: 'Project' },
  { title: 'Gewährleistung endet', days: 60, of: 'Project', leads: [14 * DAY] },
  { title: 'Zahlungseingang prüfen', days: 0, time: '09:00', of: 'Invoice', role: 'accountant' },
  { title: 'Kunden wegen offener Rechnung anrufen', days: -1, time: '10:30', of: 'Invoice', priority: 'HIGH', escalateAfterMinutes: 1440 },
  { title: 'Skontofrist läuft ab', days: 3, of: 'Invoice', leads: [DAY] },
  { title: 'Gespräch zum Ende der Probezeit', days: 19, of: 'Employee', leads: [14 * DAY, 2 * DAY], priority: 'HIGH' },
  { title: 'Jahresgespräch führen', days: 27, of: 'Employee', rrule: 'FREQ=YEARLY', leads: [7 * DAY] },
  { title: 'Resturlaub ansprechen', days: 6, of: 'Employee' },
  { title: 'Arbeitszeugnis schreiben', days: -5, of: 'Employee' },
  { title: 'Blumen gießen', days: 0, rrule: 'FREQ=WEEKLY;BYDAY=TU,FR', priority: 'LOW', department: true },
  { title: 'Kaffee bestellen', days: 4, rrule: 'FREQ=WEEKLY;INTERVAL=2', priority: 'LOW', department: true },
  { title: 'Inventur vorbereiten', days: 36, rrule: 'FREQ=YEARLY', leads: [14 * DAY] },
  { title: 'Weihnachtsfeier planen', days: 15, leads: [7 * DAY], department: true },
]
