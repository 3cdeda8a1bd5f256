/**
 * What makes a plain anchor a link of this application, for places that have dozens of them: `NuxtLink` is three components, an
 * anchor is none. Give it `:href`, `@click="follow($event, path)"`, and `fetchAhead(path)` when the pointer or the focus comes near.
 */
export function usePlainLinks() {
  const router = useRouter()
  return {
    /** Another tab, a download or a chosen text stays the browser's business. */
    follow(event: MouseEvent, path: string) {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      void router.push(path)
    },
    /** A page is fetched when somebody is about to open it. */
    fetchAhead: (path: string) => void preloadRouteComponents(path),
  }
}
