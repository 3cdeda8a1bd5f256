/** Matches are ranked and counted up to this many: nobody reads on after a thousand. */
export const MOST_FOUND = 1000
