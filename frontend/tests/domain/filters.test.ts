import { describe, expect, it } from 'vitest'
import { figureFilters, flat, placeOf, without } from '@/domain/filters'

describe('the place of a figure', () => {
  it('is the page with the same question', () => {
    expect(placeOf('/api/v1/cases?clock=receipt&days_min=1&days_max=2')).toEqual({
      path: '/cases',
      query: { clock: 'receipt', days_min: '1', days_max: '2' },
    })
  })

  it('may be compliments', () => {
    expect(placeOf('/api/v1/compliments?service=adults').path).toBe('/compliments')
  })
})

describe('the filters of a figure', () => {
  it('come in groups that belong together, without those of the form', () => {
    const query = { kind: 'complaint', sort: 'reference', days_min: '1', days_max: '2', done: 'true' }
    expect(figureFilters(query)).toEqual([{ days_min: '1', days_max: '2' }, { done: 'true' }])
  })

  it('show one that the form has never heard of', () => {
    expect(figureFilters({ weather: 'fine' })).toEqual([{ weather: 'fine' }])
  })
})

describe('the query of an address', () => {
  it('has one value for each name', () => {
    expect(flat({ kind: ['complaint', 'enquiry'], q: '', state: null })).toEqual({
      kind: 'complaint',
    })
  })

  it('can be had without some', () => {
    expect(without({ kind: 'complaint', cursor: 'x' }, ['cursor'])).toEqual({ kind: 'complaint' })
  })
})
