/** A paper of a demo company: what it is called, what it says and how it is filed. */
export interface DemoPaper {
  title: string
  kind: string
  file: string
  correspondent?: string
  /** Days before today. */
  age: number
  text: string
  tags?: readonly string[]
  confidential?: boolean
  /** Days from today on which its content runs out. */
  expiresIn?: number
}

const letter = (from: string, subject: string, ...paragraphs: string[]) =>
  [from, '', subject, '', 'Sehr geehrte Damen und Herren,', '', ...paragraphs.flatMap(paragraph => [paragraph, '']), 'Mit freundlichen Grüßen', from].join('\n')

/** Papers that any company has. */
export const COMPANY_PAPERS: readonly DemoPaper[] = [
  { title: 'Mietvertrag Büroräume', kind: 'Vertrag', file: 'Mietvertrag_Büro.pdf', correspondent: 'Hausverwaltung Grothe', age: 610, tags: ['Büro'], expiresIn: 240,
    text: letter('Hausverwaltung Grothe', 'Mietvertrag über Büroräume im 3. Obergeschoss',
      'die Miete beträgt monatlich 3.480,00 EUR zuzüglich Nebenkosten. Die Kündigungsfrist beträgt sechs Monate zum Jahresende.',
      'Die Räume werden besenrein übergeben. Schönheitsreparaturen trägt die Mieterin nach Bedarf.') },
  { title: 'Nebenkostenabrechnung', kind: 'Eingangsrechnung', file: 'Nebenkosten.pdf', correspondent: 'Hausverwaltung Grothe', age: 95, tags: ['Büro'],
    text: letter('Hausverwaltung Grothe', 'Abrechnung der Betriebskosten', 'es ergibt sich eine Nachzahlung von 412,60 EUR für Heizung, Wasser und Hausreinigung.') },
  { title: 'Stromliefervertrag', kind: 'Vertrag', file: 'Stromvertrag.pdf', correspondent: 'Stadtwerke', age: 330, tags: ['Büro'], expiresIn: 35,
    text: letter('Stadtwerke', 'Ihr Vertrag über Ökostrom', 'der Arbeitspreis beträgt 29,4 ct/kWh. Der Vertrag verlängert sich, wenn er nicht vier Wochen vor Ablauf gekündigt wird.') },
  { title: 'Betriebshaftpflichtversicherung', kind: 'Vertrag', file: 'Haftpflicht_Police.pdf', correspondent: 'Nordstern Versicherung AG', age: 400,
    tags: ['Versicherung'], expiresIn: 55, text: letter('Nordstern Versicherung AG', 'Versicherungsschein',
      'versichert sind Personen-, Sach- und Vermögensschäden bis 3.000.000 EUR je Schadensfall. Die Selbstbeteiligung beträgt 500 EUR.') },
  { title: 'Cyberversicherung', kind: 'Vertrag', file: 'Cyber_Police.pdf', correspondent: 'Nordstern Versicherung AG', age: 180, tags: ['Versicherung'], expiresIn: 185,
    text: letter('Nordstern Versicherung AG', 'Versicherungsschein Cyber', 'versichert sind Betriebsunterbrechung, Wiederherstellung von Daten und Forensik.') },
  { title: 'Körperschaftsteuerbescheid', kind: 'Bescheid', file: 'KSt_Bescheid.pdf', correspondent: 'Finanzamt', age: 140, tags: ['Steuern'],
    text: letter('Finanzamt', 'Bescheid über Körperschaftsteuer', 'die Festsetzung erfolgt nach § 164 Abs. 1 AO unter dem Vorbehalt der Nachprüfung.',
      'Gegen diesen Bescheid ist der Einspruch gegeben. Die Frist beträgt einen Monat.') },
  { title: 'Umsatzsteuer-Sonderprüfung', kind: 'Bescheid', file: 'USt_Pruefung.pdf', correspondent: 'Finanzamt', age: 60, tags: ['Steuern'], confidential: true,
    text: letter('Finanzamt', 'Anordnung einer Umsatzsteuer-Sonderprüfung', 'bitte halten Sie Rechnungen, Kontoauszüge und die Verfahrensdokumentation bereit.') },
  { title: 'Freistellungsbescheinigung § 48b EStG', kind: 'Bescheinigung', file: 'Freistellung_48b.pdf', correspondent: 'Finanzamt', age: 250, tags: ['Steuern'],
    expiresIn: 20, text: letter('Finanzamt', 'Freistellungsbescheinigung zum Steuerabzug bei Bauleistungen', 'die Bescheinigung gilt für die Dauer von drei Jahren.') },
  { title: 'Beitragsrechnung IHK', kind: 'Eingangsrechnung', file: 'IHK_Beitrag.pdf', correspondent: 'Industrie- und Handelskammer', age: 75,
    text: letter('Industrie- und Handelskammer', 'Beitragsbescheid', 'der Grundbeitrag beträgt 260,00 EUR, die Umlage 0,14 % des Gewerbeertrags.') },
  { title: 'Leasingvertrag Kopierer', kind: 'Vertrag', file: 'Leasing_Kopierer.pdf', correspondent: 'Bürotechnik Ahrens GmbH', age: 500, tags: ['Büro'], expiresIn: 595,
    text: letter('Bürotechnik Ahrens GmbH', 'Leasingvertrag', 'die monatliche Rate beträgt 118,00 EUR netto. Tonerlieferung und Wartung sind enthalten.') },
  { title: 'Preisliste Büromaterial', kind: 'Angebot', file: 'Preisliste.csv', correspondent: 'Papierhaus Meier', age: 45, tags: ['Einkauf'],
    text: 'Artikel;Einheit;Preis EUR\nKopierpapier A4 80 g;Karton;24,90\nOrdner 8 cm;Stück;2,35\nToner schwarz;Stück;68,00\nWhiteboardmarker;Set;5,49' },
  { title: 'Angebot Netzwerkerneuerung', kind: 'Angebot', file: 'Angebot_Netzwerk.pdf', correspondent: 'Kabel & Netz GmbH', age: 22, tags: ['Einkauf', 'IT'],
    text: letter('Kabel & Netz GmbH', 'Angebot 2291', 'wir bieten an: Switches, Verkabelung Cat. 7 und WLAN-Ausleuchtung für 8.940,00 EUR netto. Bindefrist 30 Tage.') },
  { title: 'Protokoll Gesellschafterversammlung', kind: 'Protokoll', file: 'Protokoll_Gesellschafter.md', age: 120, confidential: true,
    text: '# Gesellschafterversammlung\n\n**Anwesend:** alle Gesellschafter\n\n## Beschlüsse\n\n1. Der Jahresabschluss wird festgestellt.\n'
      + '2. Der Gewinn wird zur Hälfte ausgeschüttet.\n3. Die Geschäftsführung wird entlastet.\n\n> Die Beschlüsse wurden einstimmig gefasst.' },
  { title: 'Protokoll Teamrunde', kind: 'Protokoll', file: 'Teamrunde.md', age: 9,
    text: '# Teamrunde\n\n- **Auslastung:** bis Monatsende voll, danach zwei freie Wochen\n- **Urlaub:** Pläne bitte bis Freitag eintragen\n'
      + '- **Werkzeug:** neue Lizenzen sind bestellt\n\n| Aufgabe | Wer | Bis |\n| --- | --- | --- |\n| Messestand planen | Gestaltung | nächste Woche |' },
  { title: 'Datenschutzkonzept', kind: 'Sonstiges', file: 'Datenschutzkonzept.md', age: 200, tags: ['Datenschutz', 'IT'],
    text: '# Datenschutzkonzept\n\n## Zugriff\n\nRechte werden nach Rollen vergeben und halbjährlich überprüft.\n\n## Löschung\n\nBewerbungen werden sechs Monate nach '
      + 'der Absage gelöscht. Rechnungen werden acht Jahre aufbewahrt.\n\n## Auftragsverarbeitung\n\nMit allen Dienstleistern bestehen Verträge nach Art. 28 DSGVO.' },
  { title: 'Vertrag zur Auftragsverarbeitung Hosting', kind: 'Vertrag', file: 'AVV_Hosting.pdf', correspondent: 'Rechenzentrum Ostwerk', age: 280, tags: ['Datenschutz', 'IT'],
    text: letter('Rechenzentrum Ostwerk', 'Vereinbarung nach Art. 28 DSGVO', 'die Daten werden ausschließlich in Deutschland verarbeitet. Unterauftragnehmer werden vorab benannt.') },
  { title: 'Einladung zur Betriebsprüfung der Rentenversicherung', kind: 'Schriftwechsel', file: 'DRV_Pruefung.eml', correspondent: 'Deutsche Rentenversicherung', age: 30,
    text: 'From: Pruefdienst <pruefdienst@rentenversicherung.example>\r\nTo: Buero <buero@example.com>\r\nSubject: Betriebspruefung nach 28p SGB IV\r\n'
      + 'Date: Mon, 02 Nov 2026 09:12:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSehr geehrte Damen und Herren,\r\n\r\n'
      + 'wir kündigen die turnusmäßige Betriebsprüfung an. Bitte stellen Sie Lohnunterlagen und Beitragsnachweise bereit.\r\n\r\nMit freundlichen Grüßen\r\nIhr Prüfdienst' },
  { title: 'Foto Zählerstand', kind: 'Sonstiges', file: 'Zaehlerstand.png', age: 14, tags: ['Büro'], text: '' },
]

/** Papers that each customer brings. */
export const CUSTOMER_PAPERS: ReadonlyArray<Omit<DemoPaper, 'correspondent' | 'text' | 'age'> & { text: (customer: string) => string }> = [
  { title: 'Rahmenvertrag', kind: 'Vertrag', file: 'Rahmenvertrag.pdf', tags: ['Kunden'], expiresIn: 300, text: customer => letter(customer, 'Rahmenvertrag über Dienstleistungen',
    'die Vergütung richtet sich nach der jeweils gültigen Preisliste. Rechnungen sind binnen 14 Tagen ohne Abzug zahlbar.',
    'Der Vertrag läuft auf unbestimmte Zeit und kann mit einer Frist von drei Monaten gekündigt werden.') },
  { title: 'Vertraulichkeitsvereinbarung', kind: 'Vertrag', file: 'NDA.pdf', tags: ['Kunden', 'Datenschutz'], text: customer => letter(customer, 'Vertraulichkeitsvereinbarung',
    'beide Seiten behandeln Geschäftsgeheimnisse der jeweils anderen fünf Jahre über das Ende der Zusammenarbeit hinaus vertraulich.') },
  { title: 'Bestellung', kind: 'Schriftwechsel', file: 'Bestellung.pdf', tags: ['Kunden'], text: customer => letter(customer, 'Bestellung',
    'wir bestellen gemäß Ihrem Angebot. Bitte geben Sie auf der Rechnung unsere Bestellnummer an, sonst kann sie nicht bearbeitet werden.') },
  { title: 'Abnahmeprotokoll', kind: 'Protokoll', file: 'Abnahme.md', tags: ['Kunden'], text: customer => `# Abnahmeprotokoll\n\n**Kunde:** ${customer}\n\n`
    + 'Die Leistung wurde vollständig erbracht und ohne Mängel abgenommen.\n\n- Funktionstest: bestanden\n- Einweisung: durchgeführt\n- Offene Punkte: keine' },
]
