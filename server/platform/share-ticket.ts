import { Problem } from './errors'
import { seal, unseal } from './key-ring'

const PURPOSE = 'share ticket'
const GOOD_FOR_MS = 2 * 60_000

/** A ticket with which a browser fetches a file it was just let in to: counted once, fetched as often as a broken connection needs. */
export function sealTicket(linkId: string, now = Date.now()): string {
  return seal(PURPOSE, `${linkId} ${now + GOOD_FOR_MS}`)
}

/** Id of the share link of a ticket. Throws `share-link.gone` for one that is over or none of ours. */
export function readTicket(ticket: string, now = Date.now()): string {
  const [linkId, until] = unseal(PURPOSE, ticket)?.split(' ') ?? []
  if (!linkId || Number(until) < now) throw new Problem('share-link.gone')
  return linkId
}
