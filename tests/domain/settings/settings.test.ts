import { describe, expect, it } from 'vitest'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import {
  changeBankAccount, changeCompanyProfile, changeMailTemplate, changeNumberSeries, createBankAccount, drawNumber,
  getCompanyProfile, getMailTemplate,
  listBankAccounts, listMailTemplates, listNumberSeries, resetMailTemplate,
} from '#server/domain/settings'
import { createCustomer } from '#server/domain/customers'
import { BankAccountCreate, CompanyProfileChange, MailTemplateChange, NumberSeriesChange } from '#shared/contracts/settings'
import { CustomerCreate } from '#shared/contracts/customers'
import { newWorld } from '../../support/world'

const world = await newWorld()
const admin = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('administrator', work)
const day = new Date('2026-11-22')

describe('the company profile', () => {
  it('has legal defaults before anything is saved and locks against lost updates', async () => {
    expect(await admin(getCompanyProfile)).toMatchObject({ legalName: 'alpha GmbH', paymentTermDays: 14, smallBusiness: false, version: 1 })
    const saved = await admin(ctx => changeCompanyProfile(ctx, CompanyProfileChange.parse({ version: 1, city: 'Kiel', vatId: 'DE 136695976' })))
    expect(saved).toMatchObject({ city: 'Kiel', vatId: 'DE136695976', version: 2 })
    await expect(admin(ctx => changeCompanyProfile(ctx, { version: 1, city: 'Bonn' }))).rejects.toMatchObject({ code: 'record.changed' })
  })
})

describe('bank accounts', () => {
  const account = (more: Record<string, unknown> = {}) =>
    BankAccountCreate.parse({ name: 'Geschäftskonto', holder: 'alpha GmbH', iban: 'DE02 1203 0000 0000 2020 51', bic: 'BYLADEM1001', ...more })

  it('refuse a wrong IBAN', () => {
    expect(BankAccountCreate.safeParse({ name: 'x', holder: 'y', iban: 'DE02120300000000202052' }).error?.issues[0]?.message).toBe('iban.invalid')
  })

  it('have exactly one default, which cannot be archived', async () => {
    const first = await admin(ctx => createBankAccount(ctx, account()))
    const second = await admin(ctx => createBankAccount(ctx, account({ iban: 'DE02500105170137075030', bic: '', isDefault: true })))
    const { items } = await admin(listBankAccounts)
    expect(items.filter(item => item.isDefault).map(item => item.id)).toEqual([second.id])
    await expect(admin(ctx => changeBankAccount(ctx, { id: second.id, version: 1, archived: true })))
      .rejects.toMatchObject({ code: 'bank-account.default-needed' })
    expect(await admin(ctx => changeBankAccount(ctx, { id: first.id, version: 2, archived: true }))).toMatchObject({ isDefault: false })
    await expect(admin(ctx => createBankAccount(ctx, account())))
      .rejects.toSatisfy(error => problemOfDatabaseError(error)?.code === 'bank-account.duplicate')
  })
})

describe('number series', () => {
  const next = async (key: string) => (await admin(listNumberSeries)).items.find(series => series.key === key)

  it('go on behind numbers that already read like the new pattern', async () => {
    for (let count = 0; count < 3; count++) {
      await admin(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: `Kunde ${count}` })))
    }
    await world.sql(`UPDATE "Customer" SET number = 'KD-0007' WHERE name = 'Kunde 1'`)
    expect((await next('customer'))?.next).toBe('K00004')
    await admin(ctx => changeNumberSeries(ctx, { key: 'customer', ...NumberSeriesChange.parse({ pattern: 'KD-{0000}', version: 1 }) }))
    expect((await next('customer'))?.next).toBe('KD-0008')
    expect((await admin(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Neu' })))).number).toBe('KD-0008')
    await admin(ctx => changeNumberSeries(ctx, { key: 'customer', pattern: 'K{00000}', version: 2 }))
    expect((await next('customer'))?.next).toBe('K00009')
  })

  it('restart with the year and give two drawers two numbers', async () => {
    const drawn = await Promise.all(Array.from({ length: 10 }, () => admin(ctx => drawNumber(ctx, 'invoice', day))))
    expect(new Set(drawn).size).toBe(10)
    expect(drawn.sort().at(-1)).toBe('RE-2026-0010')
    expect(await admin(ctx => drawNumber(ctx, 'invoice', new Date('2027-01-01')))).toBe('RE-2027-0001')
  })

  it('of invoices and cancellations never draw the same numbers', async () => {
    await expect(admin(ctx => changeNumberSeries(ctx, { key: 'cancellation', pattern: 'RE-{YYYY}-{000}', version: 1 })))
      .rejects.toMatchObject({ code: 'number-series.same-pattern' })
  })
})

describe('mail templates', () => {
  it('are built in until changed, per language, and go back', async () => {
    const params = { key: 'invoice', language: 'de' } as const
    expect((await admin(listMailTemplates)).items).toHaveLength(10)
    expect((await admin(ctx => getMailTemplate(ctx, 'invoice', 'fr'))).subject).toContain('Rechnung')
    await admin(ctx => changeMailTemplate(ctx, { ...params, ...MailTemplateChange.parse({ subject: 'Neu {{invoiceNumber}}', body: 'Text', version: 0 }) }))
    expect((await admin(ctx => getMailTemplate(ctx, 'invoice', 'de'))).subject).toBe('Neu {{invoiceNumber}}')
    expect((await admin(ctx => getMailTemplate(ctx, 'invoice', 'en'))).subject).toContain('Invoice')
    await expect(admin(ctx => changeMailTemplate(ctx, { ...params, subject: 'a', body: 'b', version: 0 }))).rejects.toMatchObject({ code: 'record.changed' })
    expect(await admin(ctx => resetMailTemplate(ctx, params))).toMatchObject({ changed: false, version: 0 })
  })

  it('refuse names that nothing fills', () => {
    expect(MailTemplateChange.safeParse({ subject: '{{total}}', body: 'x', version: 0 }).error?.issues[0]?.message).toBe('mail-template.unknown-placeholder')
  })
})
