import { describe, expect, it } from 'vitest'
import { fitted } from '../../app/organisation/fitted-text'

describe('a text in a box of the organisation chart', () => {
  it('stays whole where it fits', () => {
    expect(fitted('Lena Hofmann', 150, 14)).toBe('Lena Hofmann')
    expect(fitted('', 150, 14)).toBe('')
  })

  it('is shortened by the letters it has: wide ones take more room than narrow ones', () => {
    const [wide, narrow] = [fitted('WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW', 150, 14), fitted('llllllllllllllllllllllllllllll', 150, 14)]
    expect(wide.length).toBeLessThanOrEqual(11)
    expect(narrow).toBe('llllllllllllllllllllllllllllll')
    expect(fitted('MITARBEITERVERTRETUNG MÜNCHEN', 150, 14).length).toBeLessThanOrEqual(15)
    expect(fitted('株式会社日本橋営業部第二課長補佐', 150, 14).length).toBeLessThanOrEqual(10)
  })

  it('ends with a sign that more follows, never in the middle of a letter', () => {
    expect(fitted('Abteilung für außergewöhnlich lange Namen', 150, 14)).toMatch(/^Abteilung.*[^ ]…$/)
    expect(fitted('👩🏽‍💻'.repeat(20), 60, 14)).not.toMatch(/[\uD800-\uDBFF]…$/)
  })
})
