import { describe, expect, it } from 'vitest'
import { placeBars } from '@/domain/chart'
import { drawClocks } from '@/domain/strip'

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
    skipped: [],
    pauses: [],
  }
  const nothing = { baseDue: null, done: null, stopped: null, late: null, skipped: [], pauses: [] }

  it('places every date on one scale, from the first to the last', () => {
    const later = { ...clock, started_on: '2026-06-06', due_on: '2026-06-11', finished_on: '2026-06-09' }
    expect(drawClocks([clock, later], '2026-06-03')).toEqual({
      bars: [
        { ...nothing, start: 0, due: 50 },
        { ...nothing, start: 50, due: 100, baseDue: 50, done: 80 },
      ],
      today: 20,
    })
  })

  it('shows how late something is, up to today or to the day it was done', () => {
    const done = { ...clock, finished_on: '2026-06-11' }
    expect(drawClocks([clock, done], '2026-06-09').bars.map((bar) => bar.late)).toEqual([
      { at: 50, width: 30 },
      { at: 50, width: 50 },
    ])
  })

  it('says nothing of today where everything has ended, or where it is long ago', () => {
    expect(drawClocks([{ ...clock, finished_on: '2026-06-06' }], '2026-06-08').today).toBeNull()
    const old = drawClocks([clock], '2030-01-01')
    expect(old.today).toBeNull()
    expect(old.bars[0]).toMatchObject({ due: 100, late: { at: 100, width: 0 } })
  })

  it('draws days that follow each other as one, and a pause until it ends', () => {
    const paused = {
      ...clock,
      due_on: '2026-06-11',
      skipped: ['2026-06-06', '2026-06-07'],
      pauses: [{ from_on: '2026-06-03', until_on: null }],
    }
    const [bar] = drawClocks([paused], '2026-06-05').bars
    expect(bar!.skipped).toEqual([{ at: 45, width: 20 }])
    expect(bar!.pauses).toEqual([{ at: 20, width: 20 }])
  })

  it('stands where everything is on one day', () => {
    const short = { ...clock, due_on: '2026-06-01', base_due_on: '2026-06-01', finished_on: '2026-06-01' }
    expect(drawClocks([short], '2026-06-01').bars).toEqual([
      { ...nothing, start: 0, due: 0, done: 0 },
    ])
  })
})
