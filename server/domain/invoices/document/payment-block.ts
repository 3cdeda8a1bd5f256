import type { InvoiceContent } from '#shared/invoice-content'
import { decimal, formatMoney, formatNumber, roundToCents } from '#shared/money'
import { documentDay, filled, type DocumentTexts } from './document-texts'
import { epcCode } from './epc-code'
import { html, type Html } from './html'
import { grouped, type Letter } from './letter-frame'
import type { Block } from './paginate'

/** The sentence that asks for the payment, or says how a Stornorechnung is settled. */
export function paymentSentence(content: InvoiceContent, texts: DocumentTexts): string {
  const { language } = content
  const number = content.number || '…'
  if (content.type === 'CANCELLATION') return filled(texts.settledWith, { number: content.preceding?.number ?? '' })
  if (decimal(content.totals.due).isZero()) return texts.nothingDue
  const amount = formatMoney(content.totals.due, content.currency, language)
  return content.dueOn
    ? filled(texts.payBy, { amount, number, date: documentDay(content.dueOn, language) })
    : filled(texts.payNow, { amount, number })
}

/** Skonto as agreed (§ 14 Abs. 4 Nr. 7 UStG), with the amount to pay; null without one. */
export function discountSentence(content: InvoiceContent, texts: DocumentTexts): string | null {
  if (!content.discount || content.type === 'CANCELLATION' || decimal(content.totals.due).isZero()) return null
  const { percent, until } = content.discount
  const due = decimal(content.totals.due)
  const reduced = roundToCents(due.minus(due.times(decimal(percent)).dividedBy(100)))
  return filled(texts.payWithDiscount, {
    date: documentDay(until, content.language),
    percent: formatNumber(percent, content.language),
    amount: formatMoney(reduced, content.currency, content.language),
    full: formatMoney(due, content.currency, content.language),
  })
}

interface Payable {
  account: NonNullable<Letter['bankAccount']>
  currency: string
  amount: string
  purpose: string
  withCode: boolean
}

function accountRows(payable: Payable, texts: DocumentTexts): Html[] {
  const { account } = payable
  const rows = [
    [texts.holder, account.holder],
    [texts.iban, grouped(account.iban)],
    [texts.bic, account.bic],
    [texts.bank, account.bankName],
    [texts.purpose, payable.purpose],
  ] as const
  return rows.filter(([, value]) => value).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)
}

/** Bank details with the GiroCode beside them. */
export async function paymentBlock(payable: Payable, texts: DocumentTexts): Promise<Block> {
  const code = payable.withCode && payable.currency === 'EUR'
    ? await epcCode({ ...payable.account, amount: payable.amount, text: payable.purpose })
    : null
  const image = code ? html`<div class="qr">${code}${texts.qrHint}</div>` : html``
  return {
    height: 44,
    markup: html`<div class="pay"><div><div class="title">${texts.bankDetails}</div>
      <dl>${accountRows(payable, texts)}</dl></div>${image}</div>`,
  }
}
