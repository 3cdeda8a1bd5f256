import { navigation } from '~/navigation'

/** The areas and pages this person may open. */
export function useNavigation() {
  const { can } = useMe()
  return computed(() => navigation
    .map(area => ({ ...area, pages: area.pages.filter(page => !page.permission || can(page.permission)) }))
    .filter(area => area.pages.length > 0))
}
