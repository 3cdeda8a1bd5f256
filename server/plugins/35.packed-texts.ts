import { defineNitroPlugin } from 'nitropack/runtime'
import { packTexts } from '../platform/packed-texts'

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('beforeResponse', packTexts)
})
