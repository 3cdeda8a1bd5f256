/**
 * Drawings are made for the width they have on the screen and are not made again for a sheet: a frame of the size they were made for lets
 * them shrink to it.
 */
export function useFitsPaper(place: Readonly<Ref<HTMLElement | null>>): void {
  const drawings = () => place.value?.querySelectorAll<SVGElement>('.chart-drawing svg') ?? []
  function before() {
    for (const svg of drawings()) svg.setAttribute('viewBox', `0 0 ${svg.clientWidth} ${svg.clientHeight}`)
  }
  function after() {
    for (const svg of drawings()) svg.removeAttribute('viewBox')
  }
  onMounted(() => {
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  })
}
