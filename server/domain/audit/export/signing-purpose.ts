/** What the signing key of a company's audit exports is derived for: each company has its own. */
export function signingPurpose(tenantId: string): string {
  return `audit-export ${tenantId}`
}
