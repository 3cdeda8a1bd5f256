import type { TextFragment } from '#shared/contracts/documents'
import { Prisma } from '#server/generated/prisma/client'
import type { z } from 'zod'

/** Marks around what was found; characters of the private use area, which no text of ours keeps. */
const [START, STOP] = ['\uE000', '\uE001']

/**
 * What was typed as a search: German and English stems with the operators people know (quotes, minus, or), and its words as
 * beginnings of words, so that a number or a half-typed name is found too.
 */
export function searchOf(q: string): Prisma.Sql {
  const beginnings = (q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(word => `${word}:*`).join(' & ')
  return Prisma.sql`(websearch_to_tsquery('german', ${q}) || websearch_to_tsquery('english', ${q}) || to_tsquery('simple', ${beginnings}))`
}

/** The places in the text of the newest version where the search hits, for a page row `p`. */
export function headlineOf(q: string): Prisma.Sql {
  const options = `StartSel=${START}, StopSel=${STOP}, MaxFragments=2, MaxWords=16, MinWords=6, FragmentDelimiter=" … "`
  return Prisma.sql`(SELECT ts_headline('german', left(v."textContent", 60000), ${searchOf(q)}, ${options}) FROM "DocumentVersion" v
    WHERE v."documentId" = p.id ORDER BY v."versionNo" DESC LIMIT 1)`
}

/** A marked headline in pieces; nothing when nothing in the text was hit. */
export function fragmentsOf(headline: string | null): z.output<typeof TextFragment>[] {
  if (!headline?.includes(START)) return []
  return headline.split(START).flatMap((piece, index) => {
    const [hit = '', rest] = piece.split(STOP)
    if (index === 0) return [{ text: piece, hit: false }]
    return [{ text: hit, hit: true }, { text: rest ?? '', hit: false }]
  }).filter(fragment => fragment.text).map(({ text, hit }) => ({ text: text.replace(/\s+/g, ' '), hit }))
}
