import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { listSettings } from './list-settings'
import { writeSetting, type SettingWrite } from './write-setting'

/** Sets one value and answers how it stands now. Throws what `writeSetting` throws. */
export async function changeSetting(ctx: Context, write: SettingWrite) {
  await writeSetting(ctx, write)
  const { items } = await listSettings(ctx)
  return required(items.find(item => item.key === write.key))
}
