interface Level {
  title: string
  before: string
  after: string
}

/** Words of the reminder letters; the third level names what follows (§§ 286, 288 BGB). */
const german = {
  salutation: 'Sehr geehrte Damen und Herren,',
  regards: 'Mit freundlichen Grüßen',
  claim: 'Rechnung {number} vom {date}, fällig am {due}',
  amount: 'Betrag',
  invoiceAmount: 'Rechnungsbetrag',
  paid: 'bereits gezahlt',
  open: 'offener Betrag',
  fee: 'Mahngebühr',
  total: 'Zu zahlen',
  payUntil: 'Zahlbar bis',
  levels: [
    {
      title: 'Zahlungserinnerung',
      before: 'sicher ist es Ihrer Aufmerksamkeit entgangen: Für die folgende Rechnung, die am {due} fällig war, haben wir '
        + 'noch keinen vollständigen Zahlungseingang festgestellt.',
      after: 'Wir bitten Sie, {amount} bis zum {until} zu überweisen. Haben Sie inzwischen gezahlt, betrachten Sie dieses '
        + 'Schreiben bitte als gegenstandslos. Bei Fragen zur Rechnung sprechen Sie uns gern an.',
    },
    {
      title: 'Mahnung',
      before: 'trotz unserer Erinnerung ist die folgende Rechnung noch offen. Sie war am {due} fällig.',
      after: 'Bitte überweisen Sie {amount} bis spätestens {until}. Sollte Ihre Zahlung sich mit diesem Schreiben gekreuzt '
        + 'haben, betrachten Sie es bitte als gegenstandslos.',
    },
    {
      title: 'Letzte Mahnung',
      before: 'auf unsere bisherigen Schreiben haben Sie nicht reagiert. Die folgende Rechnung war am {due} fällig und ist '
        + 'weiterhin offen.',
      after: 'Wir fordern Sie letztmals auf, {amount} bis zum {until} zu zahlen. Nach Ablauf dieser Frist werden wir ohne weitere '
        + 'Ankündigung gerichtliche Schritte einleiten; die Kosten und die gesetzlichen Verzugszinsen (§ 288 BGB) gehen zu Ihren Lasten.',
    },
  ] as [Level, Level, Level],
}

export type ReminderTexts = typeof german

const english: ReminderTexts = {
  salutation: 'Dear Sir or Madam,',
  regards: 'Kind regards',
  claim: 'Invoice {number} of {date}, due on {due}',
  amount: 'Amount',
  invoiceAmount: 'Invoice total',
  paid: 'already paid',
  open: 'open amount',
  fee: 'Reminder fee',
  total: 'To be paid',
  payUntil: 'Payable by',
  levels: [
    {
      title: 'Payment reminder',
      before: 'this may have escaped your attention: we have not yet received full payment of the following invoice, which '
        + 'was due on {due}.',
      after: 'Please transfer {amount} by {until}. If you have paid in the meantime, please disregard this letter. '
        + 'Do get in touch if you have any question about the invoice.',
    },
    {
      title: 'Second reminder',
      before: 'despite our reminder the following invoice is still open. It was due on {due}.',
      after: 'Please transfer {amount} by {until} at the latest. If your payment has crossed with this letter, please disregard it.',
    },
    {
      title: 'Final reminder',
      before: 'you have not responded to our previous letters. The following invoice was due on {due} and is still open.',
      after: 'We ask you for the last time to pay {amount} by {until}. After that day we shall take legal action without further '
        + 'notice; the costs and statutory default interest (§ 288 BGB) will be charged to you.',
    },
  ],
}

/** The words of the letter's language. */
export function reminderTexts(language: 'de' | 'en'): ReminderTexts {
  return language === 'en' ? english : german
}
