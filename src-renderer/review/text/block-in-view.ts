/** The first block that is on screen. */
export function blockInView(scroller: HTMLElement | null, list: HTMLElement | null): number | undefined {
  const top = scroller?.getBoundingClientRect().top
  if (top === undefined) return undefined
  for (const child of list?.children ?? []) {
    if (!(child instanceof HTMLElement) || child.dataset.block === undefined) continue
    if (child.getBoundingClientRect().bottom > top) return Number(child.dataset.block)
  }
  return undefined
}
