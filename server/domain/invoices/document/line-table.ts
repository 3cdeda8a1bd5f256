import type { DocumentLine, InvoiceContent } from '#shared/invoice-content'
import { Decimal, decimal, formatAmount, formatNumber, formatPercent, formatPrice } from '#shared/money'
import { unitLabel } from '#shared/units'
import type { DocumentTexts } from './document-texts'
import { html, lines, type Html } from './html'
import type { Block, Frame } from './paginate'
import { wrapText } from './wrap-text'

interface Columns {
  hasDiscount: boolean
  hasTax: boolean
  description: number
}

const widths = { position: 10, quantity: 27, unitPrice: 22, discount: 15, tax: 13, amount: 25 }
const lineHeights = { description: 4.4, details: 3.8 }
const rowPadding = 3.2
/** Details longer than this many lines go on in a row of their own, so that any text fits on pages. */
const detailsPerRow = 30

/** Discount and tax have a column only where they say something. */
export function lineColumns(content: InvoiceContent): Columns {
  const hasDiscount = content.lines.some(line => !decimal(line.discountPercent).isZero())
  const hasTax = content.lines.some(line => line.taxCategory === 'S')
  const used = widths.position + widths.quantity + widths.unitPrice + widths.amount
    + (hasDiscount ? widths.discount : 0) + (hasTax ? widths.tax : 0)
  return { hasDiscount, hasTax, description: 165 - used }
}

function cell(width: number, content: string | Html | readonly Html[], isNumber = false): Html {
  return html`<div class="${isNumber ? 'r' : ''}" style="width:${width}mm">${content}</div>`
}

/** The head of the table, repeated on each page. */
export function tableHead(columns: Columns, texts: DocumentTexts): Block {
  return {
    height: 7,
    markup: html`<div class="row thead" style="height:7mm">${[
      cell(widths.position, texts.position),
      cell(columns.description, texts.description),
      cell(widths.quantity, texts.quantity, true),
      cell(widths.unitPrice, texts.unitPrice, true),
      ...columns.hasDiscount ? [cell(widths.discount, texts.discount, true)] : [],
      ...columns.hasTax ? [cell(widths.tax, texts.tax, true)] : [],
      cell(widths.amount, texts.amount, true),
    ]}</div>`,
  }
}

/** The row that carries the sum over a page break. */
export function carryRow(content: InvoiceContent, texts: DocumentTexts): NonNullable<Frame['carry']> {
  return amount => ({
    height: 6.5,
    markup: html`<div class="row carry" style="height:6.5mm">${[
      cell(140, texts.carriedOver),
      cell(25, formatAmount(amount, content.language), true),
    ]}</div>`,
  })
}

function figures(line: DocumentLine, columns: Columns, language: InvoiceContent['language']): Html[] {
  const quantity = `${formatNumber(line.quantity, language)} ${unitLabel(line.unit, language)}`
  const discount = decimal(line.discountPercent).isZero() ? '' : formatPercent(line.discountPercent, language)
  return [
    cell(widths.quantity, quantity, true),
    cell(widths.unitPrice, formatPrice(line.unitPrice, language), true),
    ...columns.hasDiscount ? [cell(widths.discount, discount, true)] : [],
    ...columns.hasTax ? [cell(widths.tax, formatPercent(line.taxRate, language), true)] : [],
    cell(widths.amount, formatAmount(line.netAmount, language), true),
  ]
}

function chunks(texts: string[], size: number): string[][] {
  const result: string[][] = []
  for (let start = 0; start < texts.length; start += size) result.push(texts.slice(start, start + size))
  return result
}

/** The blocks of one line: a row with its figures and, for very long details, rows that go on. */
export function lineBlocks(line: DocumentLine, columns: Columns, language: InvoiceContent['language']): Block[] {
  const width = columns.description - 3
  const title = wrapText(line.description, { width, points: 9, weight: 600 })
  const details = line.details ? wrapText(line.details, { width, points: 8 }) : []
  const [first = [], ...more] = chunks(details, detailsPerRow)
  const numbers = figures(line, columns, language)
  const rows = [{ title, details: first }, ...more.map(rest => ({ title: [], details: rest }))]

  return rows.map((row, index) => {
    const height = row.title.length * lineHeights.description + row.details.length * lineHeights.details + rowPadding
    const isLast = index === rows.length - 1
    const text = html`<b>${lines(row.title)}</b>${row.details.map(each => html`<div class="d">${each}</div>`)}`
    return {
      height,
      markup: html`<div class="row item ${isLast ? '' : 'open'}" style="height:${height.toFixed(2)}mm">${[
        cell(widths.position, index === 0 ? String(line.position) : ''),
        cell(columns.description, text),
        ...index === 0 ? numbers : [],
      ]}</div>`,
      table: { amount: index === 0 ? decimal(line.netAmount) : new Decimal(0), end: false },
    }
  })
}
