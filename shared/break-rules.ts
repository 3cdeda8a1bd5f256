import { elapsedMinutes, netMinutes, type TimeSpan } from './time-span'

/** § 4 ArbZG: a break is at least 15 minutes long; shorter pauses count as no break. */
const SHORTEST_BREAK = 15
/** § 4 ArbZG: nobody works longer than six hours without a break. */
const LONGEST_STRETCH = 360
/** § 3 ArbZG: ten hours a day at most. */
const LONGEST_DAY = 600
/** § 5 ArbZG: eleven hours of rest between two working days. */
const SHORTEST_REST = 660

export type WorkHintCode = 'break-missing' | 'break-late' | 'day-too-long' | 'rest-too-short'

/** Something about a day that working-time law does not like; a hint, never a refusal. */
export interface WorkHint {
  code: WorkHintCode
  /** Minutes as they are. */
  actualMinutes: number
  /** Minutes as they should be at least or at most. */
  requiredMinutes: number
}

/** Break that so much NET working time needs (§ 4 ArbZG): over 6 h 30 minutes, over 9 h 45 minutes. */
export function requiredBreakMinutes(net: number): number {
  if (net > 540) return 45
  return net > LONGEST_STRETCH ? 30 : 0
}

/** Break taken on a day: breaks noted in the spans and the gaps between them, each from 15 minutes on. */
export function takenBreakMinutes(spans: readonly TimeSpan[]): number {
  const noted = spans.map(span => span.breakMinutes)
  return [...noted, ...gapsOf(sorted(spans))].filter(minutes => minutes >= SHORTEST_BREAK).reduce((a, b) => a + b, 0)
}

/**
 * What working-time law (ArbZG §§ 3 to 5) says about one day.
 * @param spans finished work that began on the day, in any order
 * @param previousEnd end of the last work before the day
 */
export function workHints(spans: readonly TimeSpan[], previousEnd: Date | null = null): WorkHint[] {
  if (spans.length === 0) return []
  const net = spans.reduce((total, span) => total + netMinutes(span), 0)
  const hints = breakHints(spans, net)
  if (net > LONGEST_DAY) hints.push({ code: 'day-too-long', actualMinutes: net, requiredMinutes: LONGEST_DAY })
  const rest = restBefore(spans, previousEnd)
  if (rest !== null && rest < SHORTEST_REST) hints.push({ code: 'rest-too-short', actualMinutes: rest, requiredMinutes: SHORTEST_REST })
  return hints
}

function breakHints(spans: readonly TimeSpan[], net: number): WorkHint[] {
  const required = requiredBreakMinutes(net)
  const taken = takenBreakMinutes(spans)
  if (taken < required) return [{ code: 'break-missing', actualMinutes: taken, requiredMinutes: required }]
  const stretch = longestStretch(sorted(spans))
  return stretch > LONGEST_STRETCH ? [{ code: 'break-late', actualMinutes: stretch, requiredMinutes: LONGEST_STRETCH }] : []
}

function restBefore(spans: readonly TimeSpan[], previousEnd: Date | null): number | null {
  const first = sorted(spans)[0]
  if (!first || !previousEnd) return null
  return Math.max(0, Math.floor((first.startedAt.getTime() - previousEnd.getTime()) / 60_000))
}

function sorted(spans: readonly TimeSpan[]): TimeSpan[] {
  return [...spans].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
}

function gapsOf(spans: readonly TimeSpan[]): number[] {
  return spans.slice(1).map((span, index) => {
    const before = spans[index]
    return before ? Math.floor((span.startedAt.getTime() - before.endedAt.getTime()) / 60_000) : 0
  })
}

/** Where inside a span a noted break lay is unknown, so such a span ends the stretch in the worker's favour. */
function longestStretch(spans: readonly TimeSpan[]): number {
  const gaps = gapsOf(spans)
  let longest = 0
  let current = 0
  spans.forEach((span, index) => {
    const gap = gaps[index - 1] ?? 0
    if (gap >= SHORTEST_BREAK || span.breakMinutes >= SHORTEST_BREAK) current = 0
    if (span.breakMinutes < SHORTEST_BREAK) current += elapsedMinutes(span.startedAt, span.endedAt)
    longest = Math.max(longest, current)
  })
  return longest
}
