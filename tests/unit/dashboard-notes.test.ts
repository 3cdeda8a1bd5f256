import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notesOf } from '../../app/dashboards/notes'
import { settingFields } from '../../app/dashboards/settings-fields'
import { WIDGET_SETTINGS } from '#shared/contracts/dashboard-settings'
import { WIDGET_TYPES } from '#shared/dashboard-widgets'

describe('notes', () => {
  it('know headings, lists, bold, italic and links', () => {
    expect(notesOf('# Heute\n- **Angebot** an [Hafenbau](https://hafenbau.example)\n- *bald*\n\nSiehe https://wiki.example/a.')).toEqual([
      { kind: 'heading', lines: [[{ text: 'Heute' }]] },
      {
        kind: 'list',
        lines: [[{ text: 'Angebot', bold: true }, { text: ' an ' }, { text: 'Hafenbau', href: 'https://hafenbau.example' }], [{ text: 'bald', italic: true }]],
      },
      { kind: 'text', lines: [[{ text: 'Siehe ' }, { text: 'https://wiki.example/a', href: 'https://wiki.example/a' }, { text: '.' }]] },
    ])
  })

  it('make no link of anything a browser would run', () => {
    const pieces = notesOf('[hier](javascript:alert(1)) [da](data:text/html,x) <a href="javascript:1">x</a>').flatMap(block => block.lines.flat())
    expect(pieces.filter(piece => piece.href)).toEqual([])
  })

  it('lose no word, whatever is typed', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('Wort', '**fett**', '*kursiv*', '**', '*', '[', '](', ')', '- ', '# ', '\n', ' '), { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const shown = notesOf(text).flatMap(block => block.lines.flat()).map(piece => piece.text).join('')
      for (const word of ['Wort', 'fett', 'kursiv']) expect(shown.split(word).length).toBe(text.split(word).length)
    }))
  })
})

describe('the form of a widget\'s settings', () => {
  it.each(WIDGET_TYPES)('has a field for every setting of %s', (type) => {
    expect(settingFields(type).map(field => field.key)).toEqual(Object.keys(WIDGET_SETTINGS[type].shape))
  })

  it('knows limits and choices from the schema', () => {
    expect(settingFields('hours')).toMatchObject([
      { key: 'title', kind: 'line', max: 60 }, { key: 'by', kind: 'choice', options: ['PROJECT', 'PERSON'] }, { key: 'period', kind: 'choice' },
      { key: 'people', kind: 'choice' }, { key: 'count', kind: 'number', min: 1, max: 15 },
    ])
    expect(settingFields('notes')).toMatchObject([{ kind: 'line' }, { key: 'text', kind: 'text', max: 4000 }])
    expect(settingFields('actions')).toMatchObject([{ kind: 'line' }, { key: 'actions', kind: 'choices' }])
    expect(settingFields('revenue').find(field => field.key === 'compare')).toEqual({ key: 'compare', kind: 'switch' })
  })
})
