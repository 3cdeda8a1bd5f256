// npm run company -- --slug acme --name "Acme GmbH" [--organisation 281…] [--language en] [--zone Europe/Vienna] [--currency CHF]
// Founds a company with the built-in roles. The first person whose provider role is `administrator` sets up the rest.
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { foundCompany } from '#server/domain/administration/found-company'
import { CommandProblem, withDatabase } from './setup/with-database'
import { say } from './setup/terminal.mjs'

const { values } = parseArgs({
  options: {
    slug: { type: 'string' },
    name: { type: 'string' },
    organisation: { type: 'string' },
    language: { type: 'string', default: 'de' },
    zone: { type: 'string', default: 'Europe/Berlin' },
    currency: { type: 'string', default: 'EUR' },
  },
})

function founding() {
  const { slug, name, organisation = null, language, zone, currency } = values
  if (!slug || !/^[a-z0-9-]{2,40}$/.test(slug)) throw new CommandProblem('Give a short name of small letters, digits and dashes: --slug acme')
  if (!name) throw new CommandProblem('Give the company\'s name: --name "Acme GmbH"')
  if (language !== 'de' && language !== 'en') throw new CommandProblem('The language is de or en.')
  if (!Intl.supportedValuesOf('timeZone').includes(zone)) throw new CommandProblem(`${zone} is not a time zone, for example Europe/Berlin.`)
  if (!/^[A-Z]{3}$/.test(currency)) throw new CommandProblem('The currency is a code of three letters, for example EUR.')
  return { slug, name, organisation, language, zone, currency } as const
}

await withDatabase(async ({ ownerUrl }) => {
  const company = founding()
  const owner = new Client({ connectionString: ownerUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    const { rowCount } = await owner.query('SELECT 1 FROM "Tenant" WHERE slug = $1', [company.slug])
    if (rowCount) throw new CommandProblem(`There is a company with the short name ${company.slug} already.`)
    await foundCompany(owner, company)
    say(`Founded ${company.name}. Provider roles administrator, manager, lead, employee, accountant and auditor give the roles of the same name.`)
  }
  finally {
    await owner.end()
  }
})
