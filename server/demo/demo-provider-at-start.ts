import { log } from '#server/platform/log'
import { oidcSettings } from '#server/platform/oidc-client'
import { publicOrigin } from '#server/platform/public-origin'
import { DEMO_ACCOUNTS, DEMO_ORGANISATIONS } from './accounts'

/**
 * Starts the demo provider where WORKMATE_DEMO=1 asks for it and no real one is configured. It listens on loopback;
 * DEMO_IDP_HOST opens it, for a container whose port is published.
 */
export async function demoProviderAtStart(): Promise<void> {
  const settings = oidcSettings()
  if (!settings?.isDemo || process.env.WORKMATE_ROLE === 'worker') return
  // Loaded here only: an installation with a real provider never runs this code.
  const { startDemoProvider } = await import('./identity-provider')
  const port = Number(process.env.DEMO_IDP_PORT ?? 3001)
  try {
    await startDemoProvider({
      port,
      host: process.env.DEMO_IDP_HOST ?? '127.0.0.1',
      applicationOrigin: publicOrigin() ?? `http://localhost:${process.env.PORT ?? 3000}`,
      clientId: settings.clientId,
    })
  }
  catch (error) {
    log.fatal({ err: String(error) }, 'demo identity provider')
    process.stderr.write(`Port ${port} is in use, so demo accounts cannot sign in. Stop what uses it, or set DEMO_IDP_PORT to a free port.\n`)
    process.exit(1)
  }
  for (const account of DEMO_ACCOUNTS) process.stdout.write(`demo-account ${describe(account)}\n`)
}

function describe({ name, email, roles }: typeof DEMO_ACCOUNTS[number]): string {
  const where = Object.entries(roles).map(([organisation, keys]) => `${keys.join(', ')} (${DEMO_ORGANISATIONS[organisation] ?? organisation})`)
  return `${name} <${email}>: ${where.join(' and ') || 'no role'}`
}
