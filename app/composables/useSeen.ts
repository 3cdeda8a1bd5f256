/** Whether an element has come into sight, or close to it; once seen it stays so. */
export function useSeen(element: Readonly<Ref<HTMLElement | null>>) {
  const isSeen = ref(false)
  onMounted(() => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(entry => entry.isIntersecting)) return
      isSeen.value = true
      observer.disconnect()
    }, { rootMargin: '200px' })
    if (element.value) observer.observe(element.value)
    onBeforeUnmount(() => observer.disconnect())
  })
  return isSeen
}
