/** Address of a list's download with the filters of the list in it. */
export function useSpreadsheetLink(path: string, query: Record<string, unknown>) {
  return (format: 'csv' | 'xlsx') => {
    const filters = Object.entries(query).filter(([key, value]) => key !== 'page' && key !== 'limit' && value !== undefined && value !== '')
    return `${path}?${new URLSearchParams([...filters.map(([key, value]) => [key, String(value)]), ['format', format]])}`
  }
}
