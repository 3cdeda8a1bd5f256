/** Somebody to sign in as while trying WorkmateOS. */
export interface DemoAccount {
  /** Subject at the demo identity provider. */
  subject: string
  givenName: string
  familyName: string
  /** Name as shown in lists. */
  name: string
  email: string
  /** Roles by organisation, as Zitadel grants them. */
  roles: Readonly<Record<string, readonly string[]>>
  /** Name of the employee in the demo data; null for the person nobody knows. */
  employeeKey: string | null
}

const A = 'nordlicht'
const B = 'suedwind'

function account(name: string, organisation: string | null, roles: DemoAccount['roles']): DemoAccount {
  const [familyName = '', ...given] = name.replace(/^Dr\. /, '').split(' ').reverse()
  const givenName = given.reverse().join(' ')
  const subject = `${givenName}.${familyName}`.toLowerCase()
  return {
    subject, name, givenName, familyName, roles,
    email: `${subject}@${organisation ?? 'gast'}.example`,
    employeeKey: organisation && `${givenName} ${familyName}`,
  }
}

/** One account per role of the first company, one who belongs to both, one of the second, one without any role. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('Anja Brandt', A, { [A]: ['administrator'] }),
  account('Martin Keller', A, { [A]: ['manager'] }),
  account('Lena Hofmann', A, { [A]: ['lead'] }),
  account('Emre Yilmaz', A, { [A]: ['employee'] }),
  account('Sophie Wagner', A, { [A]: ['employee'] }),
  account('Claudia Neumann', A, { [A]: ['accountant'] }),
  account('Dr. Paul Richter', A, { [A]: ['auditor'] }),
  account('Jonas Weber', A, { [A]: ['manager'], [B]: ['administrator'] }),
  account('Sabine Roth', B, { [B]: ['manager'] }),
  account('Max Gast', null, {}),
]

/** Names of the demo organisations. */
export const DEMO_ORGANISATIONS: Readonly<Record<string, string>> = {
  [A]: 'Nordlicht Digital GmbH',
  [B]: 'Südwind Manufaktur GmbH',
}
