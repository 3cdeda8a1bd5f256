import QRCode from 'qrcode'
import { decimal } from '#shared/money'
import { trustedMarkup, type Html } from './html'

interface Transfer {
  holder: string
  iban: string
  bic: string | null
  amount: string
  text: string
}

/**
 * Payload of a GiroCode (EPC069-12, version 002): twelve lines at most, the free text in the eleventh, the structured
 * reference before it left empty. Null when the amount cannot be transferred (0.01 to 999999999.99 euros).
 */
export function epcPayload(transfer: Transfer): string | null {
  const amount = decimal(transfer.amount)
  if (amount.lessThan('0.01') || amount.greaterThan('999999999.99')) return null
  const payload = [
    'BCD', '002', '1', 'SCT',
    transfer.bic ?? '',
    transfer.holder.slice(0, 70),
    transfer.iban.replaceAll(' ', ''),
    `EUR${amount.toFixed(2)}`,
    '', '',
    transfer.text.slice(0, 140),
  ].join('\n')
  return Buffer.byteLength(payload, 'utf8') <= 331 ? payload : null
}

/** The code as an image: error correction M and, by the length of the payload, at most QR version 13. */
export async function epcCode(transfer: Transfer): Promise<Html | null> {
  const payload = epcPayload(transfer)
  if (!payload) return null
  const svg = await QRCode.toString([{ data: Buffer.from(payload, 'utf8'), mode: 'byte' }], {
    type: 'svg', errorCorrectionLevel: 'M', margin: 0,
  })
  return trustedMarkup(svg.replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>/g, ''))
}
