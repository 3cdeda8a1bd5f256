/** Limits that both sides know; apart from the contracts, so that a page needs no schema library to know them. */

/** Counting every row of a long list would cost more than the page itself: counts stop here, and mean "at least so many". */
export const MOST_COUNTED = 1000

/** Files above this go in pieces, which can go on after a break. */
export const PIECE_BYTES = 8 * 1024 * 1024
