import { html, trustedMarkup, type Html } from '#server/platform/document-html'
import { timeInZone } from '#shared/calendar-day'
import { Decimal, formatNumber } from '#shared/money'
import { formatDuration } from '#shared/time-span'
import { timesheetDocumentStyle } from './timesheet-document-style'
import { filledText, timesheetDocumentTexts, type DocumentLanguage } from './timesheet-document-texts'

/** One span of work as the document lists it. */
export interface ProvenTime {
  workedOn: Date
  startedAt: Date
  endedAt: Date | null
  breakMinutes: number
  netMinutes: number
  person: string
  project: string | null
  activity: string | null
  note: string | null
  approved: boolean
}

/** Everything a signed-off timesheet says. */
export interface TimesheetContent {
  language: DocumentLanguage
  zone: string
  company: string
  customer: string | null
  project: string | null
  person: string | null
  from: Date
  to: Date
  createdOn: Date
  entries: readonly ProvenTime[]
  approvals: readonly { weekStartsOn: Date, person: string, approvedBy: string, approvedOn: Date }[]
}

interface Assets {
  fontFaces: string
  /** `data:` URI. */
  logo: string | null
}

/** The signed-off timesheet (Leistungsnachweis) as self-contained HTML, A4, with lines to sign on. */
export function timesheetDocument(content: TimesheetContent, assets: Assets): string {
  const texts = timesheetDocumentTexts[content.language]
  const pageNumbers = `@page { @bottom-right { content: "${texts.page} " counter(page) " / " counter(pages); font: 400 7.5pt Inter; color: #5b6672 } }`
  const policy = 'default-src \'none\'; img-src data:; font-src data:; style-src \'unsafe-inline\''
  return html`<!doctype html><html lang="${content.language}"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}"><title>${texts.title}</title>
    <style>${trustedMarkup(assets.fontFaces)}${trustedMarkup(timesheetDocumentStyle)}${trustedMarkup(pageNumbers)}</style></head><body>
    <header><div><h1>${texts.title}</h1>${facts(content)}</div>
      ${assets.logo ? html`<img src="${assets.logo}" alt="${content.company}">` : html`<b>${content.company}</b>`}</header>
    ${openNotice(content)}
    ${groups(content).map(group => groupTable(content, group))}
    ${total(content)}
    ${approvals(content)}
    ${signatures(content)}</body></html>`.markup
}

function dayOn(content: TimesheetContent, day: Date): string {
  return new Intl.DateTimeFormat(content.language === 'en' ? 'en-GB' : 'de-DE', {
    timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric',
  }).format(day)
}

function weekday(content: TimesheetContent, day: Date): string {
  return new Intl.DateTimeFormat(content.language, { timeZone: 'UTC', weekday: 'short' }).format(day)
}

function facts(content: TimesheetContent): Html {
  const texts = timesheetDocumentTexts[content.language]
  const rows: [string, string | null][] = [
    [texts.customer, content.customer],
    [texts.project, content.project],
    [texts.person, content.person],
    [texts.period, `${dayOn(content, content.from)} – ${dayOn(content, content.to)}`],
    [texts.createdOn, dayOn(content, content.createdOn)],
  ]
  return html`<dl>${rows.filter(([, value]) => value).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`
}

function openNotice(content: TimesheetContent): Html | null {
  const open = content.entries.filter(entry => !entry.approved)
  if (open.length === 0) return null
  const text = filledText(timesheetDocumentTexts[content.language].open, { hours: formatDuration(minutesOf(open)) })
  return html`<p class="notice">${text}</p>`
}

function minutesOf(entries: readonly ProvenTime[]): number {
  return entries.reduce((sum, entry) => sum + entry.netMinutes, 0)
}

function groups(content: TimesheetContent): { name: string, entries: ProvenTime[] }[] {
  const byProject = new Map<string, ProvenTime[]>()
  for (const entry of content.entries) {
    const name = entry.project ?? timesheetDocumentTexts[content.language].personal
    byProject.set(name, [...byProject.get(name) ?? [], entry])
  }
  return [...byProject].map(([name, entries]) => ({ name, entries })).sort((a, b) => a.name.localeCompare(b.name, content.language))
}

function groupTable(content: TimesheetContent, group: { name: string, entries: ProvenTime[] }): Html {
  const texts = timesheetDocumentTexts[content.language]
  const withPerson = !content.person
  const person = withPerson ? html`<th>${texts.person}</th>` : null
  return html`<section>${content.project ? null : html`<h2>${group.name}</h2>`}<table><thead><tr>
      <th class="day">${texts.day}</th>${person}<th>${texts.work}</th><th class="time">${texts.time}</th>
      <th class="r">${texts.break}</th><th class="r">${texts.hours}</th></tr></thead>
    <tbody>${group.entries.map(entry => entryRow(content, entry, withPerson))}</tbody>
    <tfoot><tr><td colspan="${withPerson ? 5 : 4}">${texts.sum}${content.project ? '' : ` ${group.name}`}</td>
      <td class="r">${formatDuration(minutesOf(group.entries))}</td></tr></tfoot></table></section>`
}

function entryRow(content: TimesheetContent, entry: ProvenTime, withPerson: boolean): Html {
  const work = [entry.activity, entry.note].filter(Boolean).join(': ')
  const end = entry.endedAt ? timeInZone(entry.endedAt, content.zone) : ''
  return html`<tr><td>${weekday(content, entry.workedOn)} ${dayOn(content, entry.workedOn)}</td>${withPerson ? html`<td>${entry.person}</td>` : null}
    <td class="work">${work || '–'}</td><td>${timeInZone(entry.startedAt, content.zone)}–${end}</td>
    <td class="r">${entry.breakMinutes ? formatDuration(entry.breakMinutes) : ''}</td>
    <td class="r">${formatDuration(entry.netMinutes)}${entry.approved ? '' : '*'}</td></tr>`
}

function total(content: TimesheetContent): Html {
  const texts = timesheetDocumentTexts[content.language]
  const minutes = minutesOf(content.entries)
  const decimal = formatNumber(new Decimal(minutes).div(60).toDecimalPlaces(2), content.language)
  return html`<p class="total"><span>${texts.total}</span><span>${formatDuration(minutes)} <small>(${filledText(texts.decimal, { hours: decimal })})</small></span></p>`
}

function approvals(content: TimesheetContent): Html | null {
  if (content.approvals.length === 0) return null
  const texts = timesheetDocumentTexts[content.language]
  const rows = content.approvals.map(approval => html`<li>${[
    content.person ? null : approval.person,
    filledText(texts.week, { day: dayOn(content, approval.weekStartsOn) }),
    filledText(texts.approvedBy, { day: dayOn(content, approval.approvedOn), person: approval.approvedBy }),
  ].filter(Boolean).join(', ')}</li>`)
  return html`<section class="approvals"><h2>${texts.approvals}</h2><ul>${rows}</ul></section>`
}

function signatures(content: TimesheetContent): Html {
  const texts = timesheetDocumentTexts[content.language]
  const [left, right] = content.customer ? [texts.contractor, texts.client] : [texts.employee, texts.supervisor]
  const line = (role: string, name: string | null) => html`<div><div class="line"></div><b>${role}${name ? ` · ${name}` : ''}</b>
    <small>${texts.signature}</small></div>`
  return html`<section class="sign"><p>${texts.statement}</p><div class="lines">
    ${line(left, content.customer ? content.company : content.person)}${line(right, content.customer)}</div></section>`
}
