import { describe, expect, it } from 'vitest'
import { columnsOf, fileColumns } from '@/domain/columns'
import { isShown, queryOf, viewOf } from '@/domain/views'

const QUERY = { state: 'stage_1', overdue: 'true', sort: 'next_due_on', columns: 'reference,team' }
const VIEW = {
  filters: { state: 'stage_1', overdue: true, sort: 'next_due_on' },
  columns: ['reference', 'team'],
}

describe('a view', () => {
  it('keeps the filters, order and columns of an address, and nothing that was looked for', () => {
    const looked = { ...QUERY, search: 'a1b2c3d4', q: 'SSF', cursor: 'abc', limit: '5' }
    const { columns, ...filters } = QUERY
    expect(viewOf(looked)).toEqual({ filters, columns: columns.split(',') })
    expect(viewOf({ kind: 'enquiry' })).toEqual({ filters: { kind: 'enquiry' }, columns: null })
  })

  it('leads back to its address', () => {
    expect(queryOf(VIEW)).toEqual(QUERY)
    expect(queryOf({ filters: { batch: 5, done: false }, columns: null })).toEqual({
      batch: '5',
      done: 'false',
    })
    expect(queryOf({ filters: {}, columns: columnsOf(undefined) })).toEqual({})
  })

  it('is shown where the address says just that, in whatever order and on whatever page', () => {
    const { state, ...others } = QUERY
    expect(isShown(VIEW, { ...others, state, cursor: 'abc' })).toBe(true)
    expect(isShown(VIEW, others)).toBe(false)
    expect(isShown(VIEW, { ...QUERY, search: 'a1b2c3d4' })).toBe(false)
    expect(isShown(VIEW, { ...QUERY, columns: 'reference' })).toBe(false)
  })
})

describe('the columns of a file', () => {
  it('hold what the grid shows in one cell, and none twice', () => {
    expect(fileColumns(['reference', 'team', 'next_due_on'])).toEqual([
      'reference',
      'tracker_ref',
      'team',
      'service',
      'next_due_on',
      'next_clock',
      'working_days_left',
    ])
    expect(fileColumns(['reference', 'tracker_ref', 'service', 'team'])).toEqual([
      'reference',
      'tracker_ref',
      'service',
      'team',
    ])
  })
})
