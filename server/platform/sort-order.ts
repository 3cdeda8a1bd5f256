/** Reads a `sort` of a list query: `-name` is the key `name`, descending. */
export function sortOrder(sort: string): { key: string, direction: 'asc' | 'desc' } {
  return sort.startsWith('-') ? { key: sort.slice(1), direction: 'desc' } : { key: sort, direction: 'asc' }
}

/** `skip` and `take` of a page from 1. */
export function pageOf({ page, limit }: { page: number, limit: number }): { skip: number, take: number } {
  return { skip: (page - 1) * limit, take: limit }
}
