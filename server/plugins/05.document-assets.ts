import { defineNitroPlugin, useStorage } from 'nitropack/runtime'
import { setDocumentAssetReader } from '../platform/document-fonts'

/** Documents embed files that travel inside the build (server/document-assets). */
export default defineNitroPlugin(() => {
  const storage = useStorage('assets:documents')
  setDocumentAssetReader(async (name) => {
    const bytes = await storage.getItemRaw<Uint8Array>(name)
    if (!bytes) throw new Error(`the build lacks the document asset ${name}`)
    return bytes
  })
})
