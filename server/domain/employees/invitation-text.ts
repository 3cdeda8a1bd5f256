/** What an invitation says. */
interface Invitation {
  firstName: string
  company: string
  inviter: string
  email: string
  address: string
}

/** Subject and plain text of an invitation: the company's language first, the other one below, as nobody knows yet which one reads. */
export function invitationText(language: string, invitation: Invitation): { subject: string, body: string } {
  const [first, second] = language === 'en' ? [english, german] : [german, english]
  return { subject: first(invitation).subject, body: `${first(invitation).body}\n\n--\n\n${second(invitation).body}` }
}

function german({ firstName, company, inviter, email, address }: Invitation) {
  return {
    subject: `Zugang zu WorkmateOS bei ${company}`,
    body: `Hallo ${firstName},\n\n${inviter} hat für dich einen Zugang zu WorkmateOS bei ${company} vorbereitet.\n\n`
      + `Hier geht es los: ${address}\n\nMelde dich mit der Adresse ${email} an. Beim ersten Mal wird dein Konto mit deinen Daten verbunden.`,
  }
}

function english({ firstName, company, inviter, email, address }: Invitation) {
  return {
    subject: `Your access to WorkmateOS at ${company}`,
    body: `Hello ${firstName},\n\n${inviter} has prepared your access to WorkmateOS at ${company}.\n\n`
      + `Start here: ${address}\n\nSign in with the address ${email}. The first time, your account is connected to your record.`,
  }
}
