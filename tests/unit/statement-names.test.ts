import { describe, expect, it } from 'vitest'
import { statementNames } from '#server/platform/statement-names'

describe('names of prepared statements', () => {
  it('go to texts that come back, one each', () => {
    const nameOf = statementNames()
    expect([nameOf('SELECT "t0"."id" FROM a'), nameOf('SELECT "t0"."id" FROM a'), nameOf('SELECT "t0"."id" FROM a')]).toEqual(['', '', ''])
    const name = nameOf('SELECT "t0"."id" FROM a')
    expect(name).not.toBe('')
    expect(nameOf('SELECT "t0"."id" FROM a')).toBe(name)
    for (let count = 0; count < 3; count++) nameOf('SELECT "t0"."id" FROM b')
    expect(nameOf('SELECT "t0"."id" FROM b')).not.toBe(name)
  })

  it('do not go to SQL by hand', () => {
    const nameOf = statementNames()
    expect(Array.from({ length: 9 }, () => nameOf('WITH page AS (SELECT 1) SELECT * FROM page')).join('')).toBe('')
  })

  it('go to SQL by hand that asks for it', () => {
    const nameOf = statementNames()
    expect(Array.from({ length: 9 }, () => nameOf('/* kept */ SELECT 1')).at(-1)).not.toBe('')
  })

  it('are never more than two hundred', () => {
    const nameOf = statementNames()
    const names = new Set<string>()
    for (let text = 0; text < 500; text++) {
      for (let count = 0; count < 5; count++) names.add(nameOf(`UPDATE "public"."T${text}"`))
    }
    expect([...names].filter(Boolean)).toHaveLength(200)
  })
})
