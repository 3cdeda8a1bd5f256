import { z } from 'zod'
import { defineJob } from '#server/platform/jobs'
import { removeObject } from '#server/platform/stored-files'

/** Removes objects whose rows are gone, after the transaction that took them away. */
export const removeObjectsJob = defineJob({
  name: 'document.remove-objects',
  data: z.strictObject({ keys: z.array(z.string()) }),
  async handle(_run, { keys }) {
    for (const key of keys) await removeObject(key)
  },
})
