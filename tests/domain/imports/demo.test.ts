import { expect, it } from 'vitest'
import { listImports } from '#server/domain/imports'
import { ImportRunQuery } from '#shared/contracts/imports'
import { fillWorld } from '../../support/filled-world'
import { newWorld } from '../../support/world'

const world = await newWorld()

it('is filled with a finished import that refused some rows, in each company', async () => {
  await fillWorld(world)
  for (const company of ['A', 'B'] as const) {
    const { items } = await world.run('administrator', ctx => listImports(ctx, ImportRunQuery.parse({})), { company })
    expect(items.map(({ kind, status, failed, source }) => ({ kind, status, failed, source }))).toEqual([
      { kind: 'projects', status: 'UPLOADED', failed: 0, source: null },
      { kind: 'contacts', status: 'FINISHED', failed: 3, source: 'Adressbuch der alten Kundenverwaltung' },
    ])
  }
}, 120_000)
