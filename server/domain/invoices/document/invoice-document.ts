import type { InvoiceContent } from '#shared/invoice-content'
import { decimal } from '#shared/money'
import { documentDay, documentTexts, filled, type DocumentTexts } from './document-texts'
import { bodyHeights, letterDocument, type DocumentAssets, type Letter } from './letter-frame'
import { carryRow, lineBlocks, lineColumns, tableHead } from './line-table'
import { paginate, type Block } from './paginate'
import { discountSentence, paymentBlock, paymentSentence } from './payment-block'
import { timeAnnexPages } from './time-annex'
import { legalSentences, paragraphBlock, paragraphBlocks, totalsBlock } from './totals-block'

function documentTitle(content: InvoiceContent, texts: DocumentTexts) {
  if (content.number === '') return texts.invoiceDraft
  return `${content.type === 'CANCELLATION' ? texts.cancellation : texts.invoice} ${content.number}`
}

function serviceInfo(content: InvoiceContent, texts: DocumentTexts) {
  const from = content.serviceFrom ?? content.serviceTo
  const to = content.serviceTo ?? content.serviceFrom
  if (!from || !to) return []
  if (from === to) return [{ label: texts.serviceDay, value: documentDay(from, content.language) }]
  // Two long English dates do not fit on one line; the break must not fall inside one of them.
  const between = content.language === 'en' ? ' –\n' : ' – '
  return [{ label: texts.service, value: `${documentDay(from, content.language)}${between}${documentDay(to, content.language)}` }]
}

function info(content: InvoiceContent, texts: DocumentTexts): Letter['info'] {
  const { buyer, language } = content
  const isCancellation = content.type === 'CANCELLATION'
  const optional: [string, string | null][] = [
    [texts.customerNumber, buyer.number],
    [texts.orderReference, content.orderReference],
    [texts.buyerReference, content.buyerReference],
    [texts.buyerVatId, buyer.vatId],
    [texts.contact, content.seller.contact.name],
  ]
  return [
    ...content.number === ''
      ? []
      : [{ label: isCancellation ? texts.cancellationNumber : texts.number, value: content.number, strong: true }],
    { label: isCancellation ? texts.date : texts.issuedOn, value: documentDay(content.issuedOn, language) },
    ...serviceInfo(content, texts),
    ...content.dueOn && !isCancellation ? [{ label: texts.dueOn, value: documentDay(content.dueOn, language), strong: true }] : [],
    ...optional.flatMap(([label, value]) => value ? [{ label, value }] : []),
  ]
}

function introBlocks(content: InvoiceContent, texts: DocumentTexts): Block[] {
  const { preceding } = content
  const cancels = preceding
    ? filled(texts.cancels, { number: preceding.number, date: documentDay(preceding.issuedOn, content.language) })
    : null
  return [...paragraphBlocks(cancels), ...paragraphBlocks(content.introText), { height: 4, markup: paragraphBlock('').markup }]
}

async function closingBlocks(content: InvoiceContent, texts: DocumentTexts): Promise<Block[]> {
  const isPayable = content.type === 'INVOICE' && !decimal(content.totals.due).isZero()
  const sentences = [...legalSentences(content, texts), paymentSentence(content, texts), discountSentence(content, texts)]
  const payment = isPayable && content.bankAccount
    ? [await paymentBlock({
        account: content.bankAccount,
        currency: content.currency,
        amount: content.totals.due,
        purpose: content.number,
        withCode: content.number !== '',
      }, texts)]
    : []
  return [
    ...sentences.filter(sentence => sentence !== null).map(sentence => paragraphBlock(sentence)),
    ...paragraphBlocks(content.closingText),
    ...payment,
  ]
}

/**
 * An invoice, Stornorechnung or draft as one self-contained HTML page set (A4 after DIN 5008 form B). Page breaks and
 * carried-over sums are computed here; a draft (number '') carries a watermark.
 */
export async function invoiceDocument(content: InvoiceContent, assets: DocumentAssets): Promise<string> {
  const texts = documentTexts(content.language)
  const columns = lineColumns(content)
  const blocks = [
    ...introBlocks(content, texts),
    ...content.lines.flatMap(line => lineBlocks(line, columns, content.language)),
    totalsBlock(content, texts),
    ...await closingBlocks(content, texts),
  ]
  const pages = paginate(blocks, {
    firstCapacity: bodyHeights.first,
    capacity: bodyHeights.next,
    tableHead: tableHead(columns, texts),
    carry: carryRow(content, texts),
  })
  const title = documentTitle(content, texts)
  const letter: Letter = {
    ...content,
    title,
    reference: title,
    info: info(content, texts),
    stamp: content.number === '' ? texts.draft : null,
  }
  return letterDocument(letter, [...pages, ...timeAnnexPages(content, texts)], assets)
}
