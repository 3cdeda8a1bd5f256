import type { DocumentTax, InvoiceContent } from '#shared/invoice-content'
import { Decimal, formatMoney, formatNumber } from '#shared/money'
import { exemptionText, hasTax, smallBusinessExemption } from '#shared/tax-categories'
import { filled, type DocumentTexts } from './document-texts'
import { html, type Html } from './html'
import type { Block } from './paginate'
import { wrapText } from './wrap-text'

const rowHeight = 5.2
const sumHeight = 9

function taxLabel(tax: DocumentTax, content: InvoiceContent, texts: DocumentTexts) {
  const base = formatMoney(tax.base, content.currency, content.language)
  if (hasTax(tax.category)) return filled(texts.taxOn, { rate: formatNumber(tax.rate, content.language), base })
  return filled(tax.category === 'O' ? texts.notTaxable : texts.taxFree, { base })
}

/** A small business shows no tax at all, not even 0 % (§ 14c Abs. 2 UStG: shown tax is owed). */
function shownTaxes(content: InvoiceContent) {
  return content.taxes.filter(tax => tax.exemptionReason?.replaceAll(' ', '') !== smallBusinessExemption.replaceAll(' ', ''))
}

function amountRow(label: string, amount: string, isSum = false): Html {
  return html`<tr class="${isSum ? 'sum' : ''}"><td>${label}</td><td>${amount}</td></tr>`
}

/** Net, tax breakdown and total; closes the table of lines. */
export function totalsBlock(content: InvoiceContent, texts: DocumentTexts): Block {
  const money = (amount: string) => formatMoney(amount, content.currency, content.language)
  const taxes = shownTaxes(content)
  const label = content.type === 'CANCELLATION' ? texts.creditTotal : texts.grossTotal
  const rows = [
    ...taxes.length > 0 ? [amountRow(texts.netTotal, money(content.totals.net))] : [],
    ...taxes.map(tax => amountRow(taxLabel(tax, content, texts), money(tax.tax))),
  ]
  return {
    height: 2 + rows.length * rowHeight + sumHeight,
    markup: html`<div class="totals"><table>${rows}${amountRow(label, money(content.totals.gross), true)}</table></div>`,
    table: { amount: new Decimal(0), end: true },
  }
}

/** The sentences the law wants for each tax category that is used (§ 14 Abs. 4 Nr. 8, § 14a UStG). */
export function legalSentences(content: InvoiceContent, texts: DocumentTexts): string[] {
  const sentences = content.taxes.map(tax =>
    tax.category === 'Z' ? texts.zeroRated : exemptionText(tax.category, tax.exemptionReason, content.language))
  return [...new Set(sentences.filter(sentence => sentence !== null))]
}

/** A paragraph below or above the table. */
export function paragraphBlock(text: string, gap = 3): Block {
  const wrapped = wrapText(text, { width: 165, points: 9 })
  return {
    height: wrapped.length * 4.4 + gap,
    markup: html`<div style="padding-top:${gap}mm">${wrapped.map(each => html`<div class="l">${each}</div>`)}</div>`,
  }
}

/** Long free texts, torn between paragraphs and at most forty lines a piece, so that they fit on any page. */
export function paragraphBlocks(text: string | null): Block[] {
  if (!text || text.trim() === '') return []
  const wrapped = wrapText(text, { width: 165, points: 9 })
  const blocks: Block[] = []
  for (let start = 0; start < wrapped.length; start += 20) {
    const part = wrapped.slice(start, start + 20)
    const gap = start === 0 ? 3 : 0
    blocks.push({
      height: part.length * 4.4 + gap,
      markup: html`<div style="padding-top:${gap}mm">${part.map(each => html`<div class="l">${each}</div>`)}</div>`,
    })
  }
  return blocks
}
