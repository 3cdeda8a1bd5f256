import { defineRoute } from '#server/platform/define-route'
import { tryStorage } from '#server/domain/settings'
import { StorageTest, SettingTest } from '#shared/contracts/setting-values'

export default defineRoute({
  summary: 'Write, read and remove a small file in the store',
  permission: 'admin.installation.write',
  body: StorageTest,
  response: SettingTest,
  audit: 'settings.storage-tried',
  errors: ['installation.not-operator'],
  handle: (ctx, { body }) => tryStorage(ctx, body),
})
