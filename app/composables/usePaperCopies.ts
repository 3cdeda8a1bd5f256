/**
 * Drawings are made for the width they have on the screen. On paper a copy stands for each, which shrinks to the sheet: the drawing itself
 * begins to draw anew for it and is caught half-way.
 */
export function usePaperCopies(place: Readonly<Ref<HTMLElement | null>>): void {
  const copies: Element[] = []
  function before() {
    for (const svg of place.value?.querySelectorAll<SVGElement>('.chart-drawing svg') ?? []) {
      const copy = svg.cloneNode(true) as SVGElement
      copy.setAttribute('viewBox', `0 0 ${svg.clientWidth} ${svg.clientHeight}`)
      copy.classList.add('chart-on-paper')
      svg.closest('.chart-drawing')?.append(copy)
      copies.push(copy)
    }
  }
  function after() {
    for (const copy of copies.splice(0)) copy.remove()
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
