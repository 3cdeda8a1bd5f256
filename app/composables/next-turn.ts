/** Lets the browser draw and hear the person before work goes on: done at once, a phone is deaf for a third of a second. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
