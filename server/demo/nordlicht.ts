import { person, type DemoCompany, type DemoPerson } from './company-shape'
import { ACTIVITIES, CUSTOMERS, NOTES, PROJECT_KINDS } from './nordlicht-customers'
import { germanIban, germanVatId } from './random'

const DEPARTMENTS = [
  { name: 'Geschäftsführung', code: 'GF', head: 'Martin Keller' },
  { name: 'Beratung', code: 'BER', head: 'Lena Hofmann' },
  { name: 'Entwicklung', code: 'ENT', head: 'Jonas Weber' },
  { name: 'Gestaltung', code: 'GES', head: 'Mara Lindqvist' },
  { name: 'Verwaltung', code: 'VER', head: 'Claudia Neumann' },
] as const

const PEOPLE: readonly DemoPerson[] = [
  person('Martin Keller', ['Geschäftsführer', 'Geschäftsführung', 40, '68', 0.25]),
  person('Anja Brandt', ['IT-Leitung', 'Verwaltung', 40, '52', 0]),
  person('Lena Hofmann', ['Leitung Beratung', 'Beratung', 40, '55', 0.6]),
  person('Emre Yilmaz', ['Berater', 'Beratung', 40, '42', 0.8]),
  person('Sophie Wagner', ['Beraterin', 'Beratung', 32, '41', 0.8]),
  person('Claudia Neumann', ['Leitung Buchhaltung', 'Verwaltung', 40, '44', 0]),
  person('Paul Richter', ['Wirtschaftsprüfer (extern)', 'Verwaltung', 10, '60', 0]),
  person('Jonas Weber', ['Leitung Entwicklung', 'Entwicklung', 40, '58', 0.55]),
  person('Mara Lindqvist', ['Leitung Gestaltung', 'Gestaltung', 40, '52', 0.6]),
  person('Tobias Schreiber', ['Senior-Entwickler', 'Entwicklung', 40, '50', 0.85]),
  person('Nadia Haddad', ['Entwicklerin', 'Entwicklung', 40, '45', 0.85]),
  person('Felix Baumann', ['Entwickler', 'Entwicklung', 40, '43', 0.85]),
  person('Katharina Vogt', ['Entwicklerin', 'Entwicklung', 30, '46', 0.8]),
  person('Piotr Nowak', ['DevOps-Ingenieur', 'Entwicklung', 40, '49', 0.6]),
  person('Greta Sommer', ['Junior-Entwicklerin', 'Entwicklung', 40, '34', 0.75]),
  person('David Krämer', ['Entwickler', 'Entwicklung', 40, '44', 0.85]),
  person('Hannah Lorenz', ['Beraterin', 'Beratung', 40, '43', 0.8]),
  person('Christoph Maier', ['Projektleiter', 'Beratung', 40, '48', 0.65]),
  person('Aylin Demir', ['Projektleiterin', 'Beratung', 36, '47', 0.65]),
  person('Leonie Fuchs', ['UX-Designerin', 'Gestaltung', 40, '42', 0.8]),
  person('Henrik Paulsen', ['UI-Designer', 'Gestaltung', 40, '41', 0.8]),
  person('Carla Santoro', ['Texterin', 'Gestaltung', 24, '38', 0.7]),
  person('Bernd Albrecht', ['Buchhalter', 'Verwaltung', 40, '36', 0]),
  person('Ines Köhler', ['Assistenz', 'Verwaltung', 25, '29', 0]),
  person('Tim Overbeck', ['Werkstudent', 'Entwicklung', 20, '19', 0.7]),
]

/** A digital agency in Hamburg: 25 people, 40 customers, 60 projects. */
export const NORDLICHT: DemoCompany = {
  slug: 'nordlicht', name: 'Nordlicht Digital GmbH', organisation: 'nordlicht', mailDomain: 'nordlicht.example', phone: '+49 40 5555 12',
  profile: {
    legalName: 'Nordlicht Digital GmbH', street: 'Speicherstraße 21', postalCode: '20457', city: 'Hamburg', country: 'DE',
    registerCourt: 'Amtsgericht Hamburg', registerNumber: 'HRB 178204', managingDirectors: 'Martin Keller', taxNumber: '48/715/04711',
    vatId: germanVatId('28471145'), contactName: 'Claudia Neumann', contactPhone: '+49 40 5555 1200',
    contactEmail: 'rechnung@nordlicht.example',
    website: 'www.nordlicht.example', electronicAddress: 'rechnung@nordlicht.example', electronicAddressScheme: 'EM',
    defaultHourlyRate: '95', paymentTermDays: 14,
  },
  bankAccounts: [
    { name: 'Geschäftskonto', holder: 'Nordlicht Digital GmbH', iban: germanIban('20050550', '1234567890'), bic: 'HASPDEHHXXX',
      bankName: 'Hamburger Sparkasse', isDefault: true },
    { name: 'Rücklagen', holder: 'Nordlicht Digital GmbH', iban: germanIban('43060967', '2019283746'), bic: 'GENODEM1GLS',
      bankName: 'GLS Bank' },
  ],
  departments: DEPARTMENTS, boss: 'Martin Keller', people: PEOPLE, customers: CUSTOMERS, activities: ACTIVITIES, notes: NOTES,
  projectKinds: PROJECT_KINDS, projectCount: 60, internalProjects: ['Vertrieb', 'Interne Organisation', 'Weiterbildung', 'Eigene Produkte'],
  projectLeads: ['Lena Hofmann', 'Jonas Weber', 'Mara Lindqvist', 'Christoph Maier', 'Aylin Demir'],
  monthlyFees: [
    { description: 'Pauschale Betreuung', unitPrice: '650' },
    { description: 'Hosting und Überwachung', unitPrice: '89.90', discountPercent: '10' },
  ],
  hourlyRates: [85, 92, 95, 98, 105, 115, 120], historyDays: 546, seed: 20_261_122,
}
