/** The "new" form of a list page: `?new=1` opens it (from the command palette), and what was created is shown next. */
export function useNewRecord(list: string) {
  const route = useRoute()
  const router = useRouter()
  const open = ref(false)

  function openWhenAsked() {
    if (route.query.new !== '1') return
    open.value = true
    const { new: _asked, ...query } = route.query
    void router.replace({ query })
  }
  onMounted(openWhenAsked)
  watch(() => route.query.new, openWhenAsked)

  const afterCreate = (id: string) => navigateTo(`${list}/${id}`)

  return { open, afterCreate }
}
