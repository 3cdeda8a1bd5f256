/** Takes the colour of the company; it counts at once, before the first paint. */
export function useAppearance(): void {
  const appConfig = useAppConfig()
  const { me } = useMe()
  watch(() => me.value?.appearance?.color, (color) => {
    if (color) appConfig.ui.colors.primary = color
  }, { immediate: true })
}
