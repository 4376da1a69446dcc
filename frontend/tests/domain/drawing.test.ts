import { describe, expect, it } from 'vitest'
import { placeBars } from '@/domain/chart'
import { placeClocks } from '@/domain/strip'

describe('a bar chart', () => {
  it('makes the largest bar the widest and the others in proportion', () => {
    const points = [
      { label: 'a', value: 10 },
      { label: 'b', value: 5 },
    ]
    const { bars, height } = placeBars([{ name: 'n', points }], 80)
    expect(bars.map((bar) => bar.percent)).toEqual([80, 40])
    expect(bars[1]!.top).toBeGreaterThan(bars[0]!.top)
    expect(height).toBeGreaterThan(bars[1]!.top)
  })

  it('stands without figures', () => {
    const points = [{ label: 'a', value: 0 }]
    expect(placeBars([{ name: 'n', points }]).bars[0]!.percent).toBe(0)
    expect(placeBars([]).bars).toEqual([])
  })
})

describe('the strip of clocks', () => {
  const clock = {
    started_on: '2026-06-01',
    due_on: '2026-06-06',
    base_due_on: '2026-06-06',
    finished_on: null,
    stopped_on: null,
  }

  it('places every date on one scale', () => {
    const later = { ...clock, started_on: '2026-06-06', due_on: '2026-06-11', finished_on: '2026-06-09' }
    expect(placeClocks([clock, later])).toEqual([
      { start: 0, due: 50, baseDue: null, done: null, stopped: null },
      { start: 50, due: 100, baseDue: 50, done: 80, stopped: null },
    ])
  })

  it('stands where everything is on one day', () => {
    const short = { ...clock, due_on: '2026-06-01', base_due_on: '2026-06-01' }
    expect(placeClocks([short])).toEqual([
      { start: 0, due: 0, baseDue: null, done: null, stopped: null },
    ])
  })
})
