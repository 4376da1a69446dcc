let pagesShown = 0

/** The router calls this after every change of page. */
export function countPage(): void {
  pagesShown += 1
}

/** On the first page the focus belongs to the browser. */
export function isFirstPage(): boolean {
  return pagesShown <= 1
}
