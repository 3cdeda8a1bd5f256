import type { Context } from '#server/platform/context'
import { readSettings } from './read-setting'

/** Colour and notice of the company, for every page. */
export async function getAppearance(ctx: Context) {
  const values = await readSettings(ctx, ['appearance.color', 'appearance.banner', 'appearance.banner-kind'])
  return { color: values['appearance.color'], banner: values['appearance.banner'], bannerKind: values['appearance.banner-kind'] }
}
