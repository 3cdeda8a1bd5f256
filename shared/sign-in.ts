/** Name under which the built-in demo identity provider offers itself; the sign-in page explains it. */
export const DEMO_PROVIDER_NAME = 'Demo'
