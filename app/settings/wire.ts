import type { z } from 'zod'
import type { CompanyHoliday, Holiday, ModuleState } from '#shared/contracts/holidays'
import type { LegalHold, PrivacyRequest, RetentionClass } from '#shared/contracts/privacy'
import type { Activity } from '#shared/contracts/projects'
import type { SettingEntry } from '#shared/contracts/setting-values'
import type { BankAccount, MailTemplate, NumberSeries } from '#shared/contracts/settings'

export type ActivityWire = z.input<typeof Activity>
export type BankAccountWire = z.input<typeof BankAccount>
export type MailTemplateWire = z.input<typeof MailTemplate>
export type NumberSeriesWire = z.input<typeof NumberSeries>
export type CompanyHolidayWire = z.input<typeof CompanyHoliday>
export type HolidayWire = z.input<typeof Holiday>
export type LegalHoldWire = z.input<typeof LegalHold>
export type ModuleWire = z.input<typeof ModuleState>
export type PrivacyRequestWire = z.input<typeof PrivacyRequest>
export type RetentionClassWire = z.input<typeof RetentionClass>
export type SettingWire = z.input<typeof SettingEntry>
