import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ERROR_CODES } from '#shared/error-codes'

type Texts = { [key: string]: string | Texts }

const files = (language: string) => readdirSync(`i18n/locales/${language}`).sort()

function textsOf(language: string): Map<string, string> {
  const all = new Map<string, string>()
  for (const file of files(language)) collect(JSON.parse(readFileSync(`i18n/locales/${language}/${file}`, 'utf8')) as Texts, '', (key, text) => {
    all.set(key, text)
  })
  return all
}

function collect(texts: Texts, prefix: string, take: (key: string, text: string) => void): void {
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') take(prefix + key, value)
    else collect(value, `${prefix}${key}.`, take)
  }
}

const [german, english] = [textsOf('de'), textsOf('en')]

it('has the same files and keys in both languages', () => {
  expect(files('en')).toEqual(files('de'))
  expect([...german.keys()].filter(key => !english.has(key))).toEqual([])
  expect([...english.keys()].filter(key => !german.has(key))).toEqual([])
})

it('has no empty text, and the same placeholders in both languages', () => {
  const placeholders = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort().join()
  expect([...german, ...english].filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([])
  expect([...german].filter(([key, text]) => !text.includes('|') && placeholders(text) !== placeholders(english.get(key))).map(([key]) => key)).toEqual([])
})

it('says every error code in words', () => {
  const missing = Object.keys(ERROR_CODES).filter(code => !german.has(`errors.${code}`))
  expect(missing).toEqual([])
})
