import { BlockList, isIP } from 'node:net'
import { getHeader, type H3Event } from 'h3'

let trusted: { of: string, list: BlockList } | undefined

/**
 * Address of the caller. `X-Forwarded-For` counts only when the connection comes from an address of TRUSTED_PROXIES
 * (comma separated addresses or networks), and then only its last entry that is not such a proxy itself.
 */
export function clientAddress(event: H3Event): string | null {
  const peer = plain(event.node.req.socket.remoteAddress)
  if (!peer || !isTrusted(peer)) return peer
  const chain = (getHeader(event, 'x-forwarded-for') ?? '').split(',').map(entry => plain(entry.trim()))
  return chain.reverse().find(entry => entry && !isTrusted(entry)) ?? peer
}

/** Node writes IPv4 peers of a dual-stack socket as `::ffff:192.0.2.1`. */
function plain(address: string | undefined): string | null {
  const bare = address?.replace(/^::ffff:/, '') ?? ''
  return isIP(bare) ? bare : null
}

function isTrusted(address: string): boolean {
  return trustedProxies().check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function trustedProxies(): BlockList {
  const setting = process.env.TRUSTED_PROXIES ?? ''
  if (trusted?.of === setting) return trusted.list
  const list = new BlockList()
  for (const entry of setting.split(',').map(part => part.trim()).filter(Boolean)) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits) list.addSubnet(address, Number(bits), family)
    else list.addAddress(address, family)
  }
  trusted = { of: setting, list }
  return list
}
