import { customer, person, type DemoCompany } from './company-shape'
import { germanIban, germanVatId } from './random'

/** A joinery in Freiburg with seven people: the second company proves that two see nothing of each other. */
export const SUEDWIND: DemoCompany = {
  slug: 'suedwind', name: 'Südwind Manufaktur GmbH', organisation: 'suedwind', mailDomain: 'suedwind.example', phone: '+49 761 4444 1',
  profile: {
    legalName: 'Südwind Manufaktur GmbH', street: 'Werkhofstraße 3', postalCode: '79110', city: 'Freiburg im Breisgau', country: 'DE',
    registerCourt: 'Amtsgericht Freiburg', registerNumber: 'HRB 709331', managingDirectors: 'Sabine Roth', taxNumber: '06/418/22517',
    vatId: germanVatId('31820764'), contactName: 'Sabine Roth', contactPhone: '+49 761 4444 100', contactEmail: 'buero@suedwind.example',
    website: 'www.suedwind.example', electronicAddress: 'buero@suedwind.example', electronicAddressScheme: 'EM',
    defaultHourlyRate: '62', paymentTermDays: 10,
  },
  bankAccounts: [
    { name: 'Volksbank', holder: 'Südwind Manufaktur GmbH', iban: germanIban('68090000', '87654321'), bic: 'GENODE61FR1',
      bankName: 'Volksbank Freiburg', isDefault: true },
  ],
  departments: [
    { name: 'Werkstatt', code: 'WER', head: 'Valentin Moser' },
    { name: 'Büro', code: 'BUE', head: 'Sabine Roth' },
  ],
  boss: 'Sabine Roth',
  people: [
    person('Sabine Roth', ['Geschäftsführerin', 'Büro', 40, '54', 0.2]),
    person('Jonas Weber', ['IT-Betreuung (nebenberuflich)', 'Büro', 8, '50', 0.3]),
    person('Valentin Moser', ['Tischlermeister', 'Werkstatt', 40, '38', 0.85]),
    person('Klara Winter', ['Tischlerin', 'Werkstatt', 40, '31', 0.9]),
    person('Mehmet Aydin', ['Tischler', 'Werkstatt', 40, '31', 0.9]),
    person('Lisa Hauser', ['Auszubildende', 'Werkstatt', 40, '14', 0.7]),
    person('Rolf Becker', ['Montage', 'Werkstatt', 30, '28', 0.9]),
  ],
  customers: [
    customer('Schwarzwaldklinik Sonnhalde GmbH', ['Kurweg 12', '79410 Badenweiler'], { contact: 'Regina Faller' }),
    customer('Gasthaus zur Linde', ['Dorfstraße 4', '79271 St. Peter'], { contact: 'Xaver Linder' }),
    customer('Buchhandlung am Münster e.K.', ['Münsterplatz 9', '79098 Freiburg'], { contact: 'Agnes Vetter' }),
    customer('Kita Löwenzahn e.V.', ['Wiesentalstraße 20', '79115 Freiburg'], { contact: 'Doris Kern' }),
    customer('Kanzlei Breisgau PartmbB', ['Kaiser-Joseph-Straße 250', '79098 Freiburg'], { contact: 'Dr. Georg Adler' }),
    customer('Familie Rosenthal', ['Rebberg 7', '79291 Merdingen'], { kind: 'PERSON', contact: 'Julia Rosenthal' }),
  ],
  activities: [
    { name: 'Werkstatt', billable: true }, { name: 'Montage', billable: true }, { name: 'Planung', billable: true },
    { name: 'Werkstattpflege', billable: false },
  ],
  notes: {
    Werkstatt: ['Zuschnitt Eiche', 'Korpusse verleimen', 'Oberflächen ölen', 'Schubladen einpassen'],
    Montage: ['Einbau vor Ort', 'Anschlüsse und Sockel', 'Nacharbeiten beim Kunden'],
    Planung: ['Aufmaß', 'Zeichnung und Stückliste', 'Holzauswahl mit dem Kunden'],
    Werkstattpflege: ['Maschinen gewartet', 'Lager aufgeräumt'],
  },
  projectKinds: ['Empfangstheke', 'Einbauküche', 'Bücherregale', 'Spielpodest', 'Konferenztisch', 'Treppenhaus', 'Garderobe'],
  projectCount: 10, internalProjects: ['Werkstatt'], projectLeads: ['Valentin Moser', 'Sabine Roth'], hourlyRates: [58, 62, 66, 72],
  monthlyFees: [], historyDays: 200, seed: 761,
}
