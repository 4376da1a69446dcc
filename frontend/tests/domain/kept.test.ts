import { describe, expect, it } from 'vitest'
import { changesTo, rebased } from '@/domain/kept'

describe('what was typed', () => {
  it('is sent only where it differs', () => {
    expect(changesTo({ name: 'a', roles: ['x'] }, { name: 'b', roles: ['x'] })).toEqual({
      name: 'b',
    })
  })

  it('is kept on top of what somebody else changed', () => {
    const before = { name: 'a', roles: ['x'] }
    expect(rebased(before, { name: 'b', roles: ['x'] }, { name: 'c', roles: ['y'] })).toEqual({
      name: 'b',
      roles: ['y'],
    })
  })
})
