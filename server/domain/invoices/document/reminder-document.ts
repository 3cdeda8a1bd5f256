import type { PaymentReminderContent } from '#shared/invoice-content'
import { decimal, formatMoney } from '#shared/money'
import { documentDay, documentTexts, filled } from './document-texts'
import { html, type Html } from './html'
import { bodyHeights, letterDocument, type DocumentAssets, type Letter } from './letter-frame'
import { paginate, type Block } from './paginate'
import { paymentBlock } from './payment-block'
import { reminderTexts, type ReminderTexts } from './reminder-texts'
import { paragraphBlocks } from './totals-block'

function row(label: string, value: string, isSum = false): Html {
  return html`<tr class="${isSum ? 'sum' : ''}"><td>${label}</td><td class="r">${value}</td></tr>`
}

function claimBlock(content: PaymentReminderContent, texts: ReminderTexts): Block {
  const money = (amount: string) => formatMoney(amount, content.currency, content.language)
  const rows = [
    row(texts.invoiceAmount, money(content.grossTotal)),
    ...decimal(content.paidTotal).isZero() ? [] : [row(texts.paid, money(decimal(content.paidTotal).negated().toFixed(2)))],
    row(texts.open, money(content.openAmount)),
    ...decimal(content.fee).isZero() ? [] : [row(texts.fee, money(content.fee))],
  ]
  const subject = filled(texts.claim, {
    number: content.invoiceNumber,
    date: documentDay(content.invoiceIssuedOn, content.language),
    due: documentDay(content.invoiceDueOn ?? content.invoiceIssuedOn, content.language),
  })
  return {
    height: 11 + rows.length * 6.5 + 9 + 2,
    markup: html`<table class="dun"><tr><th>${subject}</th><th class="r">${texts.amount}</th></tr>${rows}
      ${row(texts.total, money(content.dueTotal), true)}</table>`,
  }
}

function info(content: PaymentReminderContent, texts: ReminderTexts): Letter['info'] {
  const words = documentTexts(content.language)
  return [
    { label: words.date, value: documentDay(content.remindedOn, content.language) },
    { label: words.number, value: content.invoiceNumber, strong: true },
    { label: words.customerNumber, value: content.buyer.number },
    { label: texts.payUntil, value: documentDay(content.newDueOn, content.language), strong: true },
    ...content.seller.contact.name ? [{ label: words.contact, value: content.seller.contact.name }] : [],
  ]
}

/** A Zahlungserinnerung (level 1) or Mahnung (levels 2 and 3) as a letter. */
export async function reminderDocument(content: PaymentReminderContent, assets: DocumentAssets): Promise<string> {
  const texts = reminderTexts(content.language)
  const level = texts.levels[content.level - 1] ?? texts.levels[2]
  const values = {
    number: content.invoiceNumber,
    amount: formatMoney(content.dueTotal, content.currency, content.language),
    due: documentDay(content.invoiceDueOn ?? content.invoiceIssuedOn, content.language),
    until: documentDay(content.newDueOn, content.language),
  }
  const payment = content.bankAccount
    ? [await paymentBlock({
        account: content.bankAccount,
        currency: content.currency,
        amount: content.dueTotal,
        purpose: content.invoiceNumber,
        withCode: true,
      }, documentTexts(content.language))]
    : []
  const blocks = [
    ...paragraphBlocks(texts.salutation),
    ...paragraphBlocks(filled(level.before, values)),
    claimBlock(content, texts),
    ...paragraphBlocks(filled(level.after, values)),
    ...paragraphBlocks(`${texts.regards}\n${content.seller.contact.name ?? content.seller.name}`),
    ...payment,
  ]
  const pages = paginate(blocks, {
    firstCapacity: bodyHeights.first, capacity: bodyHeights.next, tableHead: { height: 0, markup: html`` }, carry: null,
  })
  const title = level.title
  return letterDocument({
    ...content, title, reference: `${title} · ${content.invoiceNumber}`, info: info(content, texts), stamp: null,
  }, pages, assets)
}
