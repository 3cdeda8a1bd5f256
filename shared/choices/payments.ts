export const PAYMENT_METHODS = ['BANK_TRANSFER', 'CASH', 'CARD', 'DIRECT_DEBIT', 'OTHER'] as const
export type PaymentMethod = typeof PAYMENT_METHODS[number]
