import type { Context } from '#server/platform/context'
import { definePersonalData, deleted, type PersonType } from '#server/platform/personal-data'
import { removeObject } from '#server/platform/stored-files'
import type { ImportKind } from '#shared/import-fields'
import { forgetImportFiles } from './forget-files'

/** Whose files may name such a person. */
const KINDS: Record<PersonType, ImportKind[]> = {
  Employee: ['employees', 'time-entries', 'projects'], Contact: ['contacts'], Customer: ['customers', 'contacts', 'projects'],
}

const forget = (ctx: Context, type: PersonType) => forgetImportFiles(ctx, { kind: { in: KINDS[type] } })

/**
 * Which imports an employee ran. Their rows became records, which have their own entries here; the files they came from are
 * forgotten with the first person they may name, because nobody can take one row out of a file.
 */
export const importsAboutPerson = definePersonalData({
  name: 'imports',
  subjects: ['Employee', 'Contact', 'Customer'],
  async export(ctx, { type, id: createdById }) {
    if (type !== 'Employee') return { data: {} }
    return {
      data: {
        imports: await ctx.db.importRun.findMany({
          where: { createdById },
          select: { kind: true, fileName: true, status: true, createdAt: true, created: true, updated: true, failed: true },
          orderBy: { createdAt: 'asc' },
        }),
      },
    }
  },
  // The run names the id of the employee, which says nothing once the employee has no name.
  async erase(ctx, { type }) {
    let count = 0
    for (let keys = await forget(ctx, type); keys.length > 0; keys = await forget(ctx, type)) {
      for (const key of keys) await removeObject(key)
      count += keys.length
    }
    return count > 0 ? [deleted('StoredFile', { count })] : []
  },
})
