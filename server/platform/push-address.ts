import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

const PRIVATE: Array<[network: string, bits: number, family: 'ipv4' | 'ipv6']> = [
  ['0.0.0.0', 8, 'ipv4'], ['10.0.0.0', 8, 'ipv4'], ['100.64.0.0', 10, 'ipv4'], ['127.0.0.0', 8, 'ipv4'], ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'], ['192.0.0.0', 24, 'ipv4'], ['192.0.2.0', 24, 'ipv4'], ['192.168.0.0', 16, 'ipv4'], ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'], ['203.0.113.0', 24, 'ipv4'], ['224.0.0.0', 3, 'ipv4'],
  // Loopback, embedded and mapped IPv4, translation, documentation, local, link-local, multicast.
  ['::', 96, 'ipv6'], ['::ffff:0:0', 96, 'ipv6'], ['64:ff9b::', 96, 'ipv6'], ['64:ff9b:1::', 48, 'ipv6'], ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'], ['fc00::', 7, 'ipv6'], ['fe80::', 10, 'ipv6'], ['ff00::', 8, 'ipv6'],
]

const notPublic = new BlockList()
for (const [network, bits, family] of PRIVATE) notPublic.addSubnet(network, bits, family)

/** Hosts (`host:port`) from PUSH_TRUSTED_HOSTS that may be reached without https and inside the own network: a push relay of the house, tests. */
function isTrusted(url: URL): boolean {
  return (process.env.PUSH_TRUSTED_HOSTS ?? '').split(',').map(host => host.trim()).filter(Boolean).includes(url.host)
}

/** Whether an address reaches the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !notPublic.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Whether a browser's push address may be called at all: https on its own port, no credentials, no bare private address. A person
 * chooses it, so it must not become a way to make the server talk to its own network.
 */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const url = new URL(endpoint)
  if (isTrusted(url)) return true
  if (url.protocol !== 'https:' || url.port !== '' || url.username || url.password) return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) ? isPublicAddress(host) : host.includes('.')
}

type Answer = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

/** Name resolution for a push request: the connection goes to the very address that was checked, so a second answer cannot differ. */
export function publicLookup(url: URL): (hostname: string, options: LookupOptions, answer: Answer) => void {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '')
      const allowed = isTrusted(url) ? addresses : addresses.filter(({ address }) => isPublicAddress(address))
      const [first] = allowed
      if (!first) return answer(Object.assign(new Error('not a public address'), { code: 'EACCES' }), '')
      return options.all ? answer(null, allowed) : answer(null, first.address, first.family)
    })
  }
}
