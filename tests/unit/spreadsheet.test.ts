import { Decimal } from 'decimal.js'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { toCsv, toXlsx, wallClock, type Column } from '#server/platform/spreadsheet'

interface Row {
  name: string
  amount: Decimal | null
  on: Date
  at: Date
}

const columns: Column<Row>[] = [
  { header: 'Name', kind: 'text', value: row => row.name },
  { header: 'Betrag', kind: 'money', value: row => row.amount },
  { header: 'Tag', kind: 'date', value: row => row.on },
  { header: 'Zeit', kind: 'datetime', value: row => row.at },
]
const row: Row = {
  name: 'Müller; "Söhne"', amount: new Decimal('-1234.5'), on: new Date('2026-02-01'), at: new Date('2026-07-01T22:30:00Z'),
}

describe('CSV', () => {
  it('writes German numbers and dates, quotes what needs it and starts with a byte order mark', () => {
    expect(toCsv(columns, [row])).toBe('\uFEFFName;Betrag;Tag;Zeit\r\n"Müller; ""Söhne""";-1234,50;01.02.2026;02.07.2026 00:30\r\n')
  })

  it('writes English exports with commas and points', () => {
    expect(toCsv(columns, [{ ...row, name: 'Smith' }], { language: 'en' }))
      .toBe('\uFEFFName,Betrag,Tag,Zeit\r\nSmith,-1234.50,2026-02-01,2026-07-02 00:30\r\n')
  })

  it.each(['=1+1', '+49', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])('neutralises text that starts like a formula: %j', (name) => {
    const cell = toCsv(columns, [{ ...row, name, amount: null }]).split('\r\n').slice(1).join('\r\n')
    expect(cell.replace('"', '').startsWith('\'')).toBe(true)
  })
})

describe('XLSX', () => {
  it('holds text as text, numbers as numbers, dates as serial days', async () => {
    const files = unzipSync(await toXlsx('Kunden/Liste', columns, [{ ...row, name: '=HYPERLINK("x") & <b>' }]))
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

    expect(sheet).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;) &amp; &lt;b&gt;</t>')
    expect(sheet).not.toContain('<f>')
    expect(sheet).toContain('<v>-1234.50</v>')
    expect(sheet).toContain('<v>46054</v>')
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('name="Kunden Liste"')
  })
})

it('knows the wall clock on both sides of the clock change', () => {
  expect(wallClock(new Date('2026-10-25T00:30:00Z')).toISOString()).toBe('2026-10-25T02:30:00.000Z')
  expect(wallClock(new Date('2026-10-25T01:30:00Z')).toISOString()).toBe('2026-10-25T02:30:00.000Z')
})
