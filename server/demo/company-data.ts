/** Departments, people and customers of the demo companies. Everything is invented; domains end in .example. */
export interface DemoPerson {
  firstName: string
  lastName: string
  jobTitle: string
  department: string
  weeklyHours: number
  costRate: string
  /** Average share of the week spent on customers' projects. */
  billableShare: number
}

type Work = [jobTitle: string, department: string, weeklyHours: number, costRate: string, billableShare: number]

const person = (name: string, [jobTitle, department, weeklyHours, costRate, billableShare]: Work): DemoPerson => {
  const at = name.lastIndexOf(' ')
  return { firstName: name.slice(0, at), lastName: name.slice(at + 1), jobTitle, department, weeklyHours, costRate, billableShare }
}

export const DEPARTMENTS = [
  { name: 'Geschäftsführung', code: 'GF', head: 'Martin Keller' },
  { name: 'Beratung', code: 'BER', head: 'Lena Hofmann' },
  { name: 'Entwicklung', code: 'ENT', head: 'Jonas Weber' },
  { name: 'Gestaltung', code: 'GES', head: 'Mara Lindqvist' },
  { name: 'Verwaltung', code: 'VER', head: 'Claudia Neumann' },
] as const

export const PEOPLE: readonly DemoPerson[] = [
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

export interface DemoCustomer {
  name: string
  street: string
  postalCode: string
  city: string
  country?: string
  vatId?: string
  language?: 'en'
  kind?: 'PERSON'
  /** Leitweg-ID of a public authority. */
  buyerReference?: string
  contact: string
  /** Tax category its invoices carry. */
  tax?: 'AE' | 'O'
}

type Rest = Partial<DemoCustomer> & { contact: string }

const customer = (name: string, [street, town]: [string, string], rest: Rest): DemoCustomer => ({
  name, street, postalCode: town.slice(0, town.indexOf(' ')), city: town.slice(town.indexOf(' ') + 1), ...rest,
})

export const CUSTOMERS: readonly DemoCustomer[] = [
  customer('Bergmann Maschinenbau GmbH', ['Industriestraße 14', '33659 Bielefeld'], { contact: 'Stefan Bergmann' }),
  customer('Kaffeerösterei Morgenrot KG', ['Speicherstadt 8', '20457 Hamburg'], { contact: 'Johanna Petersen' }),
  customer('Stadtwerke Elbtal AöR', ['Am Wasserturm 2', '01445 Radebeul'], { contact: 'Uwe Zimmermann', buyerReference: '14-0815-WERK-12' }),
  customer('Praxis Dr. Engel & Partner', ['Lindenallee 27', '50968 Köln'], { contact: 'Dr. Miriam Engel' }),
  customer('Holzwerk Fichtner GmbH & Co. KG', ['Sägewerkweg 3', '94227 Zwiesel'], { contact: 'Alois Fichtner' }),
  customer('Nordsee Windservice GmbH', ['Hafenstraße 61', '26789 Leer'], { contact: 'Antje Harms' }),
  customer('Landratsamt Hohenfels', ['Schlossplatz 1', '88630 Pfullendorf'], { contact: 'Karin Schäfer', buyerReference: '08437-12345-33' }),
  customer('Feinkost Bellini OHG', ['Marktgasse 11', '79098 Freiburg'], { contact: 'Luca Bellini' }),
  customer('Autohaus Reinhardt GmbH', ['Kasseler Straße 88', '37213 Witzenhausen'], { contact: 'Thomas Reinhardt' }),
  customer('Verlag Morgenstern GmbH', ['Buchhändlerhof 5', '04107 Leipzig'], { contact: 'Beate Morgenstern' }),
  customer('Optik Klarblick GmbH', ['Königstraße 40', '70173 Stuttgart'], { contact: 'Ralf Sander' }),
  customer('Spedition Hansen & Söhne GmbH', ['Containerring 9', '21129 Hamburg'], { contact: 'Ole Hansen' }),
  customer('Weingut Steinbach GbR', ['Rebenweg 17', '67146 Deidesheim'], { contact: 'Eva Steinbach' }),
  customer('Solarpark Uckermark eG', ['Feldweg 2', '17291 Prenzlau'], { contact: 'Jens Kröger' }),
  customer('Medizintechnik Sonnfeld AG', ['Forschungsring 30', '07745 Jena'], { contact: 'Dr. Silke Arnold' }),
  customer('Brauerei zum Goldenen Anker GmbH', ['Braugasse 4', '96047 Bamberg'], { contact: 'Michael Ankermann' }),
  customer('Architekturbüro Lindgren', ['Rheinuferstraße 12', '40221 Düsseldorf'], { contact: 'Maja Lindgren' }),
  customer('Textilhaus Wollenweber GmbH', ['Neumarkt 22', '48143 Münster'], { contact: 'Petra Wollenweber' }),
  customer('Grünwerk Gartenbau GmbH', ['Gärtnerweg 19', '85354 Freising'], { contact: 'Florian Obermaier' }),
  customer('Bäckerei Krustenreich KG', ['Mühlenstraße 6', '18055 Rostock'], { contact: 'Heike Möller' }),
  customer('Hotel Seeblick Betriebs GmbH', ['Uferpromenade 1', '83684 Tegernsee'], { contact: 'Andreas Huber' }),
  customer('Chemiehandel Rheinau GmbH', ['Rheinauhafen 52', '68219 Mannheim'], { contact: 'Gabriele Franke' }),
  customer('Volkshochschule Märkisches Land', ['Schulstraße 15', '58507 Lüdenscheid'], { contact: 'Monika Berger', buyerReference: '05962-VHS01-05' }),
  customer('Logistik Polarstern GmbH', ['Gewerbepark 7', '28832 Achim'], { contact: 'Dirk Lüders' }),
  customer('Zahntechnik Perlweiß GmbH', ['Bahnhofstraße 33', '90402 Nürnberg'], { contact: 'Sabrina Weiß' }),
  customer('Schifffahrtskontor Elbe GmbH', ['Große Elbstraße 145', '22767 Hamburg'], { contact: 'Hinrich Voss' }),
  customer('Imkerei Wabengold', ['Heideweg 8', '29614 Soltau'], { contact: 'Wilma Gold' }),
  customer('Druckerei Farbenfroh GmbH', ['Gutenbergstraße 10', '55116 Mainz'], { contact: 'Norbert Lange' }),
  customer('Fahrradmanufaktur Pedalo GmbH', ['Werkstraße 25', '01099 Dresden'], { contact: 'Ronny Böhme' }),
  customer('Ingenieurbüro Statikus PartG', ['Brückenstraße 3', '97070 Würzburg'], { contact: 'Dr. Ulrich Stein' }),
  customer('Tierklinik am Stadtpark', ['Parkallee 70', '28209 Bremen'], { contact: 'Dr. Nora Jansen' }),
  customer('Möbelhaus Eichengrund GmbH', ['Am Eichengrund 1', '34134 Kassel'], { contact: 'Wolfgang Eich' }),
  customer('Reisebüro Fernweh GmbH', ['Ludwigstraße 18', '86150 Augsburg'], { contact: 'Tanja Sommerfeld' }),
  customer('Eisengießerei Hammerschmidt GmbH', ['Gießereistraße 5', '57072 Siegen'], { contact: 'Jürgen Hammerschmidt' }),
  customer('Alpine Sports Handels GmbH', ['Maria-Theresien-Straße 21', '6020 Innsbruck'], { country: 'AT', vatId: 'ATU12345675', tax: 'AE', contact: 'Matthias Egger' }),
  customer('Van der Meer Bloemen B.V.', ['Bloemenveiling 12', '1431 Aalsmeer'], { country: 'NL', vatId: 'NL123456782B90', tax: 'AE', language: 'en', contact: 'Pieter van der Meer' }),
  customer('Lumière Cosmétiques SAS', ['Rue de Rivoli 77', '75001 Paris'], { country: 'FR', vatId: 'FR83404833048', tax: 'AE', language: 'en', contact: 'Camille Laurent' }),
  customer('Helvetia Präzision AG', ['Uhrmacherweg 4', '2502 Biel'], { country: 'CH', tax: 'O', contact: 'Urs Zürcher' }),
  customer('Northwind Analytics Ltd.', ['18 Shoreditch High Street', 'E16JE London'], { country: 'GB', tax: 'O', language: 'en', contact: 'Amelia Clarke' }),
  customer('Friederike Landmann', ['Kastanienweg 9', '14542 Werder'], { kind: 'PERSON', contact: 'Friederike Landmann' }),
]

export const PROJECT_KINDS = [
  'Webshop', 'Kundenportal', 'Markenauftritt', 'Intranet', 'Datenmigration', 'App für den Außendienst', 'Wartung und Betrieb', 'Website-Relaunch',
  'Barrierefreiheit', 'ERP-Anbindung', 'Prozessberatung', 'Schulungsreihe', 'Suchmaschinenoptimierung', 'Produktkonfigurator', 'Newsletter-System',
] as const

export const ACTIVITIES = [
  { name: 'Beratung', billable: true },
  { name: 'Konzeption', billable: true },
  { name: 'Entwicklung', billable: true },
  { name: 'Gestaltung', billable: true },
  { name: 'Projektleitung', billable: true },
  { name: 'Test und Abnahme', billable: true },
  { name: 'Reisezeit', billable: false },
  { name: 'Interne Besprechung', billable: false },
] as const

export const NOTES: Record<string, readonly string[]> = {
  'Beratung': ['Abstimmung der Anforderungen', 'Workshop mit dem Fachbereich', 'Auswertung der Nutzerbefragung', 'Empfehlung zur Systemauswahl'],
  'Konzeption': ['Informationsarchitektur', 'Fachkonzept Bestellprozess', 'Schnittstellenbeschreibung', 'Klickprototyp'],
  'Entwicklung': ['Umsetzung der Produktliste', 'Anbindung der Warenwirtschaft', 'Fehlerbehebung Warenkorb', 'Suche und Filter', 'Anmeldung mit Firmenkonto'],
  'Gestaltung': ['Entwurf Startseite', 'Bildsprache und Icons', 'Gestaltung der Produktseiten', 'Druckvorlagen'],
  'Projektleitung': ['Wöchentliche Abstimmung', 'Planung der nächsten Etappe', 'Statusbericht', 'Abstimmung mit Dienstleistern'],
  'Test und Abnahme': ['Testfälle Bestellung', 'Abnahme mit dem Kunden', 'Prüfung der Barrierefreiheit'],
  'Reisezeit': ['Anfahrt zum Kunden'],
  'Interne Besprechung': ['Teamrunde', 'Einarbeitung', 'Vertriebsunterstützung'],
}
