import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { guessMapping, importKind } from '#shared/import-fields'
import { readValue } from '#server/domain/imports/read-value'
import { readTable } from '#server/domain/imports/table/read-table'
import { toCsv, toXlsx } from '#server/platform/spreadsheet'

const cells = async (bytes: Uint8Array) => {
  const { header, rows } = await readTable(bytes)
  return [header, ...rows.map(row => row.cells)]
}
const text = 'Name;Ort\r\n"Müller; ""Söhne""";Köln\r\n\r\n"zwei\r\nZeilen";Bonn'
const expected = [['Name', 'Ort'], ['Müller; "Söhne"', 'Köln'], ['zwei\r\nZeilen', 'Bonn']]
const utf16 = (value: string, big: boolean) => {
  const bytes = Buffer.from(value, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('a table', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 little endian', utf16(`\uFEFF${text}`, false)],
    ['UTF-16 big endian', utf16(`\uFEFF${text}`, true)],
    ['UTF-16 without byte order mark', utf16(text, false)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('is read from %s', async (_, bytes) => {
    expect(await cells(bytes)).toEqual(expected)
  })

  it.each([[','], ['\t'], [';'], ['|']])('is read with the separator %j', async (separator) => {
    expect(await cells(Buffer.from(['a', 'b', 'c'].join(separator) + '\n' + ['1', '', '3'].join(separator) + '\n'))).toEqual([['a', 'b', 'c'], ['1', '', '3']])
  })

  it('is read from our own CSV and XLSX, with numbers and days', async () => {
    const columns = [
      { header: 'Name', kind: 'text' as const, value: () => '=1+1 & <Ü>' }, { header: 'Betrag', kind: 'money' as const, value: () => 1234.5 },
      { header: 'Tag', kind: 'date' as const, value: () => new Date('2026-12-31') }, { header: 'Zeit', kind: 'datetime' as const, value: () => new Date('2026-03-01T08:30:00Z') },
    ]
    expect(await cells(Buffer.from(toCsv(columns, [{}])))).toEqual([['Name', 'Betrag', 'Tag', 'Zeit'], ['\'=1+1 & <Ü>', '1234,50', '31.12.2026', '01.03.2026 09:30']])
    expect(await cells(await toXlsx('Blatt', columns, [{}]))).toEqual([['Name', 'Betrag', 'Tag', 'Zeit'], ['=1+1 & <Ü>', 1234.5, '2026-12-31', '2026-03-01 09:30']])
  })

  it('counts lines as a spreadsheet does', async () => {
    const { rows } = await readTable(Buffer.from('a;b\n1;2\n;\n3;4\n'))
    expect(rows.map(row => row.row)).toEqual([2, 4])
  })

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1])],
    ['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('x') }))],
    ['a broken archive', Buffer.from([0x50, 0x4B, 0x03, 0x04, 1, 2, 3])],
    ['entities of its own', Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>') }))],
  ])('refuses %s', async (_, bytes) => {
    await expect(readTable(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^import\.(unreadable|empty)$/) as string })
  })

  it('refuses an archive that unpacks to more than it should', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(120 * 1024 * 1024) }, { level: 1 })
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(readTable(bomb)).rejects.toMatchObject({ code: 'import.file-too-large' })
  }, 30_000)

  it('refuses more rows than it may have', async () => {
    await expect(readTable(Buffer.from('a\n' + '1\n'.repeat(50_001)))).rejects.toMatchObject({ code: 'import.too-many-rows' })
  })
})

describe('cells', () => {
  const field = (type: string) => ({ key: 'x', type, names: ['x', 'x'] }) as never
  it.each([
    ['decimal', '1.234,56', 'de', '1234.56'], ['decimal', '1,234.56', 'en', '1234.56'], ['decimal', '1.234', 'de', '1234'], ['decimal', '1.234', 'en', '1.234'],
    ['decimal', '95,5 €', 'de', '95.5'], ['decimal', '95.50', 'de', '95.50'], ['decimal', '1.234.567', 'en', '1234567'], ['decimal', '-3,5', 'en', '-3.5'],
    ['integer', '14', 'de', 14], ['hours', '1:30', 'de', 90], ['hours', '38,5', 'de', 2310], ['hours', '120', 'de', 7200], ['hours', '1h 30m', 'de', 90],
    ['day', '31.12.2026', 'de', '2026-12-31'], ['day', '1.2.26', 'de', '2026-02-01'], ['day', '2026-12-31 00:00', 'de', '2026-12-31'],
    ['day', '12/31/2026', 'en', '2026-12-31'], ['day', '31/12/2026', 'en', '2026-12-31'], ['day', '12/31/2026', 'de', '2026-12-31'], ['day', '03/02/2026', 'de', '2026-02-03'],
    ['time', '9:05', 'de', '09:05'], ['time', '02.03.2026 09:00', 'de', '09:00'], ['time', '2026-03-02 14:30', 'de', '14:30'], ['time', '2:30 PM', 'en', '14:30'], ['time', '17', 'de', '17:00'],
  ])('of type %s: %s in %s writing is %s', (...[type, cell, format, value]) => {
    expect(readValue(cell, field(type), format as 'de')).toEqual({ value })
  })

  it.each([['decimal', 'viel'], ['integer', '1,5'], ['day', '31.02.2026'], ['day', 'morgen'], ['time', '25:70'], ['hours', 'lang']])('of type %s refuse %s', (type, cell) => {
    expect(readValue(cell, field(type), 'de')).toHaveProperty('error')
  })
})

describe('columns', () => {
  it('are recognised by German and English headings, each once', () => {
    expect(guessMapping('employees', ['Personal-Nr.', 'VORNAME', 'Nachname', 'E-Mail', 'Abteilung', 'Eintrittsdatum', 'Schuhgröße']))
      .toEqual({ number: 0, firstName: 1, lastName: 2, workEmail: 3, department: 4, activeFrom: 5 })
    expect(guessMapping('customers', ['Company name', 'Street', 'Zip code', 'City', 'VAT number'])).toEqual({ name: 0, street: 1, postalCode: 2, city: 3, vatId: 4 })
    expect(guessMapping('time-entries', ['Date', 'Start', 'End', 'Project', 'Description', 'User'])).toMatchObject({ day: 0, start: 1, end: 2, project: 3, note: 4, employee: 5 })
  })

  it('have keys that exist', () => {
    for (const kind of ['employees', 'customers', 'contacts', 'projects', 'time-entries'] as const) {
      const fields = importKind(kind).fields.map(candidate => candidate.key)
      expect(importKind(kind).keys.filter(key => !fields.includes(key))).toEqual([])
      expect(new Set(fields).size).toBe(fields.length)
    }
  })
})
