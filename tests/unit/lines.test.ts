import { expect, it } from 'vitest'
import { line } from '#shared/contracts/primitives'

it('a line refuses what would forge a header or show another ending than a name has', () => {
  for (const forged of ['a\nBcc: x@y.example', 'a\u0000b', 'Rechnung\u202Efdp.exe', 'a\u2066b\u2069']) {
    expect(line(100).safeParse(forged).error?.issues[0]?.message).toBe('text.control-characters')
  }
})

it('a line keeps letters of any language and direction', () => {
  for (const name of ['Zoë Łukasiewicz', 'محمد علي', 'דוד לוי', '👩🏽‍💻 Team']) expect(line(100).parse(name)).toBe(name)
})
