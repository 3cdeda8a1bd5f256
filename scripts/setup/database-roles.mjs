// The two logins of the application: the owner migrates, the runtime login reads and writes under row-level security.
import pg from 'pg'

const { escapeIdentifier, escapeLiteral } = pg

/**
 * Makes roles and database if they are missing (as superuser) and sets the passwords.
 * workmate_owner owns the database and may make roles; workmate_app owns nothing.
 */
export async function prepareDatabase({ port, password, database, ownerPassword, runtimePassword }) {
  const address = `127.0.0.1:${port}/${database}`
  await asSuperuser({ port, password }, async (client) => {
    await ensureRole(client, 'workmate_runtime', 'NOLOGIN')
    await ensureRole(client, 'workmate_owner', `LOGIN CREATEROLE PASSWORD ${escapeLiteral(ownerPassword)}`)
    await ensureRole(client, 'workmate_app', `LOGIN PASSWORD ${escapeLiteral(runtimePassword)}`)
    await client.query('GRANT workmate_runtime TO workmate_app')
    await client.query('GRANT workmate_runtime TO workmate_owner WITH ADMIN OPTION')
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (!rowCount) await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER workmate_owner`)
  })
  return {
    ownerUrl: `postgresql://workmate_owner:${encodeURIComponent(ownerPassword)}@${address}`,
    runtimeUrl: `postgresql://workmate_app:${encodeURIComponent(runtimePassword)}@${address}`,
  }
}

/**
 * @template T
 * @param {{ port: number, password: string }} cluster
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function asSuperuser({ port, password }, work) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  }
  finally {
    await client.end()
  }
}

async function ensureRole(client, name, attributes) {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name])
  await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${name} ${attributes}`)
}
