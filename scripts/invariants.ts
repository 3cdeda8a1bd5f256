// npm run invariants: prints one count per rule of the data; each must be 0.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkInvariants } from '#server/invariants'
import { fileStore } from '#server/platform/file-store'
import { readMigrationsFrom } from '#server/platform/migrations'
import { migrationsFolder, root } from './setup/places.mjs'
import { withDatabase } from './setup/with-database'

await withDatabase(async ({ ownerUrl }) => {
  const migrations = await readMigrationsFrom(migrationsFolder())
  const results = await checkInvariants({ url: ownerUrl, store: fileStore(), migrations, prismaSchema: prismaSchema() })
  for (const { name, count } of results) process.stdout.write(`${String(count).padStart(6)}  ${name}\n`)
  const broken = results.filter(result => result.count > 0).length
  process.stdout.write(broken === 0 ? `All ${results.length} rules hold.\n` : `${broken} of ${results.length} rules are broken.\n`)
  if (broken > 0) process.exitCode = 1
})

function prismaSchema(): string | null {
  const folder = join(root, 'prisma/schema')
  if (!existsSync(folder)) return null
  return readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')).join('\n')
}
