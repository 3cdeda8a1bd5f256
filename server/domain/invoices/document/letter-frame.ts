import type { DocumentBankAccount, DocumentBuyer, DocumentSeller, InvoiceContent } from '#shared/invoice-content'
import { documentStyle } from './document-style'
import { documentTexts, filled, type DocumentTexts } from './document-texts'
import { html, lines, trustedMarkup, type Html } from './html'
import { wrapText } from './wrap-text'

/** Files a document embeds, as `data:` URIs: the document must not load anything. */
export interface DocumentAssets {
  /** `@font-face` rules with the typeface inside. */
  fontFaces: string
  logo: string | null
}

export interface Letter {
  language: InvoiceContent['language']
  title: string
  /** Shown on the pages after the first. */
  reference: string
  seller: DocumentSeller
  buyer: DocumentBuyer
  bankAccount: DocumentBankAccount | null
  info: { label: string, value: string, strong?: boolean }[]
  stamp: string | null
}

/** Usable height of the first page below the subject, and of the following pages, in millimetres. */
export const bodyHeights = { first: 150, next: 232 }

const countries: Record<string, { de: string, en: string }> = {
  DE: { de: 'Deutschland', en: 'Germany' },
  AT: { de: 'Österreich', en: 'Austria' },
  CH: { de: 'Schweiz', en: 'Switzerland' },
}

function countryName(code: string, language: Letter['language']) {
  const known = countries[code]
  if (known) return known[language]
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}

function addressLines(letter: Letter): string[] {
  const { buyer, seller, language } = letter
  const { address } = buyer
  const foreign = address.country === seller.address.country ? [] : [countryName(address.country, language).toUpperCase()]
  const texts = [buyer.name, buyer.contactName, address.addition, address.street, `${address.postalCode} ${address.city}`]
  const wrapped = texts.filter(text => text !== null && text.trim() !== '')
    .flatMap(text => wrapText(text ?? '', { width: 80, points: 10 }))
  // DIN 5008 gives the address six lines; the name goes first and the town must stay.
  const room = 6 - foreign.length
  const fitting = wrapped.length > room ? [...wrapped.slice(0, room - 2), ...wrapped.slice(-2)] : wrapped
  return [...fitting, ...foreign]
}

function head(letter: Letter, logo: string | null): Html {
  if (logo) return html`<div class="head"><img src="${logo}" alt="${letter.seller.name}"></div>`
  return html`<div class="head"><div class="name">${letter.seller.name}</div><div class="site">${letter.seller.website}</div></div>`
}

function infoBlock(letter: Letter): Html {
  const rows = letter.info.flatMap(row => wrapText(row.value, { width: 42, points: 8.5, weight: row.strong ? 600 : 400 })
    .map((text, index) => html`<div class="${row.strong ? 'strong' : ''}"><dt>${index === 0 ? row.label : ''}</dt><dd>${text}</dd></div>`))
  return html`<dl class="info">${rows}</dl>`
}

function firstPageParts(letter: Letter, logo: string | null): Html {
  const { seller } = letter
  const sender = [seller.name, seller.address.street, `${seller.address.postalCode} ${seller.address.city}`]
  return html`
    <div class="mark" style="top:105mm"></div><div class="mark" style="top:148.5mm;width:6mm"></div>
    <div class="mark" style="top:210mm"></div>
    ${head(letter, logo)}
    <div class="sender">${sender.filter(Boolean).join(' · ')}</div>
    <div class="address">${lines(addressLines(letter))}</div>
    ${infoBlock(letter)}
    <h1>${letter.title}</h1>`
}

/** A column of the footer, at most five lines; what is long is broken rather than printed over its neighbour. */
function footerColumn(width: number, title: string, texts: (string | null)[]): Html {
  const measure = { width: width - 1.5, points: 6.8 }
  const heading = wrapText(title, { ...measure, weight: 600 }).slice(0, 2)
  const present = texts.filter(text => text !== null && text !== '').flatMap(text => wrapText(text ?? '', measure))
  return html`<div style="width:${width}mm"><b>${lines(heading)}</b>${lines(present.slice(0, 6 - heading.length))}</div>`
}

function footer(letter: Letter, texts: DocumentTexts): Html {
  const { seller, bankAccount } = letter
  const { address, contact } = seller
  const management = seller.managingDirectors ? `${texts.managingDirectors}: ${seller.managingDirectors}` : null
  const bank = bankAccount ? [bankAccount.bankName, grouped(bankAccount.iban), bankAccount.bic] : []
  return html`<div class="foot">
    ${footerColumn(41, seller.name, [address.addition, address.street, `${address.postalCode} ${address.city}`, seller.website])}
    ${footerColumn(45, texts.contact, [contact.name, contact.phone, contact.email])}
    ${footerColumn(41, bankAccount ? texts.bankDetails : '', bank)}
    ${footerColumn(38, [seller.registerCourt, seller.registerNumber].filter(Boolean).join(' '), [
      seller.vatId ? `${texts.vatId} ${seller.vatId}` : null,
      seller.taxNumber ? `${texts.taxNumber} ${seller.taxNumber}` : null,
      management,
    ])}
  </div>`
}

/** An IBAN in groups of four. */
export function grouped(iban: string): string {
  return iban.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1 ')
}

/** A whole document around the bodies of its pages. */
export function letterDocument(letter: Letter, bodies: readonly Html[], assets: DocumentAssets): string {
  const texts = documentTexts(letter.language)
  const foot = footer(letter, texts)
  const stamp = letter.stamp ? html`<div class="stamp">${letter.stamp}</div>` : ''
  const pages = bodies.map((body, index) => {
    const pageNumber = filled(texts.page, { page: String(index + 1), pages: String(bodies.length) })
    const top = index === 0
      ? firstPageParts(letter, assets.logo)
      : html`<div class="running"><span>${letter.seller.name}</span><span>${letter.reference}</span></div>`
    return html`<section class="page ${index === 0 ? 'first' : 'next'}">${stamp}${top}<div class="body">${body}</div>
      <div class="pageno">${pageNumber}</div>${foot}</section>`
  })
  const policy = 'default-src \'none\'; img-src data:; font-src data:; style-src \'unsafe-inline\''
  return html`<!doctype html><html lang="${letter.language}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}"><title>${letter.reference}</title>
    <style>${trustedMarkup(assets.fontFaces)}${trustedMarkup(documentStyle)}</style></head><body>${pages}</body></html>`.markup
}
