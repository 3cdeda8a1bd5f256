/** What happened: a row came, changed, went; somebody looked at confidential data; or an action that changed no row. */
export const AUDIT_OPERATIONS = ['insert', 'update', 'delete', 'read', 'action'] as const
