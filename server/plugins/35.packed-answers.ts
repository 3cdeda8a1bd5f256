import { defineNitroPlugin } from 'nitropack/runtime'
import { packPage, packTexts } from '../platform/packed-answers'

export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('beforeResponse', packTexts)
  nitro.hooks.hook('beforeResponse', packPage)
})
