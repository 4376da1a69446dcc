export type Point = { label: string; value: number }
export type Series = { name: string; points: Point[] }
export type PlacedBar = { label: string; series: number; value: number; percent: number; top: number }
export type Placed = { bars: PlacedBar[]; labels: { text: string; top: number }[]; height: number }

export const BAR = 20
const GAP = 3
const LABEL = 22
const SPACE = 12

/** Places grouped bars under their labels, each as long as its share of the largest. */
export function placeBars(series: readonly Series[], widest = 88): Placed {
  const most = Math.max(1, ...series.flatMap((one) => one.points.map((point) => point.value)))
  const placed: Placed = { bars: [], labels: [], height: 0 }
  const labels = series[0]?.points.map((point) => point.label) ?? []
  labels.forEach((label, index) => {
    placed.labels.push({ text: label, top: placed.height })
    placed.height += LABEL
    series.forEach((one, number) => {
      const value = one.points[index]?.value ?? 0
      const percent = Math.round((value / most) * widest * 100) / 100
      placed.bars.push({ label, series: number, value, percent, top: placed.height })
      placed.height += BAR + GAP
    })
    placed.height += SPACE
  })
  return placed
}
