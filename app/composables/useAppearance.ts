/** Colour and notice of the company; the colour counts at once, before the first paint. */
export async function useAppearance() {
  const appConfig = useAppConfig()
  const { data } = await useFetch('/api/v1/settings/appearance', { key: 'appearance' })
  watch(data, (appearance) => {
    if (appearance) appConfig.ui.colors.primary = appearance.color
  }, { immediate: true })
  return data
}
