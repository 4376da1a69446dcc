const grouped = new Intl.NumberFormat('en-GB')

/** Welsh and English group digits and mark decimals alike. */
export function formatNumber(value: number): string {
  return grouped.format(value)
}
