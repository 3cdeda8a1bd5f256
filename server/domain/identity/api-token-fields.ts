/** What of a token may leave: never its hash. */
export const apiTokenFields = {
  id: true, name: true, prefix: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true,
} as const
