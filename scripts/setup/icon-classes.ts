import { createRequire } from 'node:module'
import { getIconCSS, getIconData } from '@iconify/utils'
import type { IconifyJSON } from '@iconify/types'
import plugin from 'tailwindcss/plugin'

const collection = createRequire(import.meta.url)('@iconify-json/lucide/icons.json') as IconifyJSON
const names = [...Object.keys(collection.icons), ...Object.keys(collection.aliases ?? {})]

/** The picture of one icon as the value of `--svg`. @throws Error when the collection has no such icon */
function pictureOf(name: string): string {
  const icon = getIconData(collection, name)
  const picture = icon && /--svg: (url\(.*\));/.exec(getIconCSS(icon, { iconSelector: '.icon', varName: 'svg', forceSquare: true }))?.[1]
  if (!picture) throw new Error(`There is no icon ${name} in Lucide.`)
  return picture
}

/** A class for each icon that some file names (`i-lucide-house`): icons travel once, in the style sheet, and cost no script. */
export default plugin(({ matchUtilities }) => {
  matchUtilities({ 'i-lucide': name => ({ '--svg': pictureOf(name) }) }, { values: Object.fromEntries(names.map(name => [name, name])) })
})
