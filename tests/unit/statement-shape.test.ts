import { describe, expect, it } from 'vitest'
import { listFrom } from '#server/platform/list-in-statement'
import { generalShapes } from '#server/platform/statement-shape'

const shapeOf = generalShapes()

describe('the general form of a statement', () => {
  it('has the rows of a page and its beginning written out', () => {
    const page = { text: 'SELECT "t0"."id" WHERE "t0"."name" = $1 ORDER BY "t0"."id" ASC LIMIT $2 OFFSET $3', values: ['Berg', '25', '0'] }
    expect(shapeOf(page)).toEqual({ text: 'SELECT "t0"."id" WHERE "t0"."name" = $1 ORDER BY "t0"."id" ASC LIMIT 25 OFFSET 0', values: ['Berg'] })
  })

  it('keeps the beginning of a later page a value, so that every page has one text', () => {
    const page = (offset: string) => shapeOf({ text: 'SELECT "t0"."id" LIMIT $1 OFFSET $2', values: ['25', offset] })
    expect(page('50')).toEqual({ text: 'SELECT "t0"."id" LIMIT 25 OFFSET $1', values: ['50'] })
    expect(page('75').text).toBe(page('50').text)
    expect(page('0').text).toBe('SELECT "t0"."id" LIMIT 25 OFFSET 0')
  })

  it('has one value for a list, whatever its length', () => {
    const list = (ids: string[]) => shapeOf({
      text: `SELECT "t0"."id" WHERE ("t0"."id" IN (${ids.map((_, index) => `$${index + 2}`).join(',')}) AND "t0"."name" = $${ids.length + 2}) OFFSET $1`,
      values: ['7', ...ids, 'Berg'],
    })
    expect(list(['a'])).toEqual({ text: 'SELECT "t0"."id" WHERE ("t0"."id" = ANY($1) AND "t0"."name" = $2) OFFSET $3', values: [['a'], 'Berg', '7'] })
    expect(list(['a', 'b', 'c'])).toEqual({ text: list(['a']).text, values: [['a', 'b', 'c'], 'Berg', '7'] })
  })

  it('keeps what is left out of a list left out, and casts as they are', () => {
    const both = { text: 'SELECT "t0"."id" WHERE "t0"."id" NOT IN ($1,$2) AND s IN (CAST($3::text AS "S"),CAST($4::text AS "S"))', values: ['a', 'b', 'X', 'Y'] }
    expect(shapeOf(both)).toEqual({ text: 'SELECT "t0"."id" WHERE "t0"."id" <> ALL($1) AND s IN (CAST($2::text AS "S"),CAST($3::text AS "S"))', values: [['a', 'b'], 'X', 'Y'] })
  })

  it('has the database make a list that stands for a call, in one statement and once', () => {
    const asked = (q: string, others: string[] = []) => shapeOf({
      text: 'SELECT "t0"."id" WHERE ("t0"."kind" = $1 AND "t0"."id" IN ($2) AND "t0"."name" = $3)',
      values: ['A', others[0] ?? listFrom({ name: 'search_ids', values: ['Customer', q, 5] }), 'Berg'],
    })
    const text = 'SELECT "t0"."id" WHERE ("t0"."kind" = $1 AND "t0"."id" = ANY((SELECT search_ids($2, $3, $4))::uuid[]) AND "t0"."name" = $5)'
    expect(asked('x \'; DROP')).toEqual({ text, values: ['A', 'Customer', 'x \'; DROP', 5, 'Berg'] })
    expect(asked('y').text).toBe(text)
    expect(asked('', ['one id']), 'the same statement with a list that is sent').toEqual({
      text: 'SELECT "t0"."id" WHERE ("t0"."kind" = $1 AND "t0"."id" = ANY($2) AND "t0"."name" = $3)', values: ['A', ['one id'], 'Berg'],
    })
  })

  it('leaves alone what adds rows', () => {
    const insert = { text: 'INSERT INTO "public"."Note" ("id", "text") VALUES ($1, $2)', values: ['a', 'LIMIT $1'] }
    expect(shapeOf(insert)).toBe(insert)
  })

  it('writes out nothing but whole numbers', () => {
    const hostile = { text: 'SELECT "t0"."id" LIMIT $1', values: ['1; DROP TABLE x'] }
    expect(shapeOf(hostile)).toEqual({ text: 'SELECT "t0"."id" LIMIT $1', values: ['1; DROP TABLE x'] })
    expect(shapeOf({ ...hostile, values: ['5'] }).text).toBe('SELECT "t0"."id" LIMIT 5')
  })
})
