import { describe, expect, it } from 'vitest'
import { statementNames } from '#server/platform/statement-names'

describe('names of prepared statements', () => {
  it('go to texts that come back, one each', () => {
    const nameOf = statementNames()
    const run = (sql: string) => nameOf({ sql })
    expect([run('SELECT 1'), run('SELECT 1'), run('SELECT 1')]).toEqual(['', '', ''])
    const name = run('SELECT 1')
    expect(name).not.toBe('')
    expect(run('SELECT 1')).toBe(name)
    for (let count = 0; count < 3; count++) run('SELECT 2')
    expect(run('SELECT 2')).not.toBe(name)
  })

  it('are never more than two hundred', () => {
    const nameOf = statementNames()
    const names = new Set<string>()
    for (let text = 0; text < 500; text++) {
      for (let count = 0; count < 5; count++) names.add(nameOf({ sql: `SELECT ${text}` }))
    }
    expect([...names].filter(Boolean)).toHaveLength(200)
  })
})
