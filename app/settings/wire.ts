import type { z } from 'zod'
import type { Activity } from '#shared/contracts/projects'
import type { BankAccount, MailTemplate, NumberSeries } from '#shared/contracts/settings'

export type ActivityWire = z.input<typeof Activity>
export type BankAccountWire = z.input<typeof BankAccount>
export type MailTemplateWire = z.input<typeof MailTemplate>
export type NumberSeriesWire = z.input<typeof NumberSeries>
