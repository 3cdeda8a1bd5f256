import { describe, expect, it } from 'vitest'
import { countedStatement, withTotal } from '#server/platform/counted-pages'

const PAGE = 'SELECT "t0"."id", "X"."__prisma_data__" AS "x" FROM "public"."Note" AS "t0" LEFT JOIN LATERAL (SELECT "t1"."name" FROM "public"."X" AS "t1" '
  + 'WHERE "t1"."id" = "t0"."xId" LIMIT $1) AS "X" ON true WHERE ("t0"."name" = $2 AND "t0"."id" IN (SELECT "t2"."noteId" FROM "public"."Y" AS "t2" WHERE "t2"."a" = $3)) '
  + 'ORDER BY "t0"."name" ASC LIMIT $4 OFFSET $5'

/** The form that a statement goes out in while a total is asked for. */
async function formOf(text: string) {
  const { answer } = await withTotal(() => Promise.resolve(countedStatement(text)))
  return answer?.text ?? null
}

describe('the page of a short list', () => {
  it('is cut out of all hits, which are read once, before anything is joined', async () => {
    expect(await formOf(PAGE)).toBe('/* kept */ WITH "hits" AS MATERIALIZED (SELECT "t0".* FROM "public"."Note" AS "t0" '
      + 'WHERE ("t0"."name" = $2 AND "t0"."id" IN (SELECT "t2"."noteId" FROM "public"."Y" AS "t2" WHERE "t2"."a" = $3))) '
      + 'SELECT "t0"."id", "X"."__prisma_data__" AS "x", (SELECT count(*) FROM "hits")::int '
      + 'FROM (SELECT * FROM "hits" AS "t0" ORDER BY "t0"."name" ASC LIMIT $4 OFFSET $5) AS "t0" '
      + 'LEFT JOIN LATERAL (SELECT "t1"."name" FROM "public"."X" AS "t1" WHERE "t1"."id" = "t0"."xId" LIMIT $1) AS "X" ON true ORDER BY "t0"."name" ASC')
  })

  it('is read as ever when its filter or its order looks at what is joined, and when it is no page', async () => {
    expect(await formOf(PAGE.replace('"t0"."name" = $2', '"X"."name" = $2'))).toBeNull()
    expect(await formOf(PAGE.replace('ORDER BY "t0"', 'ORDER BY "X"'))).toBeNull()
    expect(await formOf(PAGE.replace(' LIMIT $4 OFFSET $5', ''))).toBeNull()
    expect(await formOf(PAGE.replace(' ORDER BY "t0"."name" ASC', ''))).toBeNull()
    expect(await formOf('SELECT set_config($1, $2, true)')).toBeNull()
    expect(await formOf('UPDATE "public"."Note" SET "name" = $1')).toBeNull()
  })

  it('is read as ever when nobody asks for the total', () => {
    expect(countedStatement(PAGE)).toBeNull()
  })

  it('tells the total to whoever asked and gives the rows as they would have been', async () => {
    const answered = (rows: unknown[][]) => withTotal(() => Promise.resolve(countedStatement(PAGE)?.answerOf({ rowCount: rows.length, fields: ['id', 'x', 'count'], rows })))
    expect(await answered([['a', {}, 31], ['b', {}, 31]])).toEqual({ total: 31, answer: { rowCount: 2, fields: ['id', 'x'], rows: [['a', {}], ['b', {}]] } })
    expect(await answered([]), 'an empty page tells nothing').toEqual({ total: null, answer: { rowCount: 0, fields: ['id', 'x'], rows: [] } })
  })

  it('keeps totals of lists that are read at the same time apart', async () => {
    const read = (total: number) => withTotal(async () => {
      const statement = countedStatement(PAGE)
      await new Promise(resolve => setTimeout(resolve, 10 - total))
      return statement?.answerOf({ fields: [], rows: [[total]] }).rows.length
    })
    expect((await Promise.all([read(3), read(7)])).map(({ total }) => total)).toEqual([3, 7])
  })
})
