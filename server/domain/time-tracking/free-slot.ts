interface Span {
  startedAt: Date
  endedAt: Date | null
}

interface Wanted {
  minutes: number
  /** First and last instant that will do. */
  from: Date
  to: Date
  /** Where to look first; earlier only if nothing is free from here on. */
  preferred: Date
  /** What is taken, in any order; without end: taken for ever. */
  taken: readonly Span[]
}

/** Start of the first free stretch long enough, looking from the preferred instant on; null when the day is full. */
export function findFreeSlot(wanted: Wanted): Date | null {
  return firstGap(wanted, wanted.preferred) ?? firstGap(wanted, wanted.from)
}

function firstGap({ minutes, to, taken }: Wanted, from: Date): Date | null {
  const length = minutes * 60_000
  let start = from.getTime()
  const later = taken
    .map(span => ({ start: span.startedAt.getTime(), end: span.endedAt?.getTime() ?? Infinity }))
    .filter(span => span.end > start)
    .sort((a, b) => a.start - b.start)
  for (const span of later) {
    if (start + length <= span.start) break
    start = Math.max(start, span.end)
  }
  return start + length <= to.getTime() ? new Date(start) : null
}

/** Whether nothing else lies in the stretch. */
export function isFree(from: Date, to: Date, taken: readonly Span[]): boolean {
  return taken.every(span => span.startedAt >= to || (span.endedAt !== null && span.endedAt <= from))
}
