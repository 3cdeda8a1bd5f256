import type { InvoiceContent, TimeAnnexRow } from '#shared/invoice-content'
import { Decimal, formatAmount } from '#shared/money'
import { documentDay, filled, type DocumentTexts } from './document-texts'
import { html, lines, type Html } from './html'
import { bodyHeights } from './letter-frame'
import { paginate, type Block } from './paginate'
import { wrapText } from './wrap-text'

const widths = { day: 30, person: 36, work: 79, hours: 20 }

function hours(minutes: number, language: InvoiceContent['language']) {
  return formatAmount(new Decimal(minutes).dividedBy(60), language)
}

function row(cells: { day: string, person: Html | string, work: Html | string, hours: string }, style: string): Html {
  return html`<div class="row ${style}">
    <div style="width:${widths.day}mm">${cells.day}</div><div style="width:${widths.person}mm">${cells.person}</div>
    <div style="width:${widths.work}mm">${cells.work}</div><div class="r" style="width:${widths.hours}mm">${cells.hours}</div></div>`
}

function entryBlock(entry: TimeAnnexRow, language: InvoiceContent['language']): Block {
  const person = wrapText(entry.person, { width: widths.person - 2, points: 9 }).slice(0, 3)
  const work = wrapText([entry.project, entry.activity].filter(Boolean).join(' · '), { width: widths.work - 3, points: 9 })
  const note = entry.note ? wrapText(entry.note, { width: widths.work - 3, points: 8 }).slice(0, 20) : []
  const height = Math.max(person.length * 4.4, work.length * 4.4 + note.length * 3.8) + 2.2
  const text = html`${lines(work)}${note.map(each => html`<div class="d">${each}</div>`)}`
  const cells = { day: documentDay(entry.workedOn, language), person: html`${lines(person)}`, work: text, hours: hours(entry.minutes, language) }
  return {
    height,
    markup: html`<div style="height:${height.toFixed(2)}mm">${row(cells, 'item')}</div>`,
    table: { amount: new Decimal(0), end: false },
  }
}

/** The pages of the Leistungsnachweis: each booked span behind the invoice, with the sum of hours. */
export function timeAnnexPages(content: InvoiceContent, texts: DocumentTexts): Html[] {
  const entries = content.timeAnnex
  if (!entries || entries.length === 0) return []
  const minutes = entries.reduce((total, entry) => total + entry.minutes, 0)
  const title: Block = {
    height: 16,
    markup: html`<div style="height:16mm"><div style="font:600 13pt/7mm Inter">${texts.timeAnnex}</div>
      <div style="color:#5b6672">${filled(texts.timeAnnexOf, { number: content.number })}</div></div>`,
  }
  const head = { day: texts.day, person: texts.person, work: texts.work, hours: texts.hours }
  const total = { day: texts.hoursTotal, person: '', work: '', hours: hours(minutes, content.language) }
  const sumBlock: Block = {
    height: 8,
    markup: html`<div style="height:8mm;font-weight:600;padding-top:2mm">${row(total, '')}</div>`,
    table: { amount: new Decimal(0), end: true },
  }
  const blocks = [title, ...entries.map(entry => entryBlock(entry, content.language)), sumBlock]
  const pages = paginate(blocks, {
    firstCapacity: bodyHeights.next,
    capacity: bodyHeights.next,
    tableHead: { height: 7, markup: html`<div style="height:7mm">${row(head, 'thead')}</div>` },
    carry: null,
  })
  return pages.map(page => html`<div class="annex">${page}</div>`)
}
