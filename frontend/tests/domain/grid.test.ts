import { describe, expect, it } from 'vitest'
import { columnsOf, nameColumns } from '@/domain/columns'
import { moved } from '@/domain/grid'

const SIZE = { rows: 4, columns: 3 }
const MIDDLE = { row: 2, column: 1 }

describe('the keys of a grid', () => {
  it.each([
    ['ArrowUp', false, { row: 1, column: 1 }],
    ['ArrowDown', false, { row: 3, column: 1 }],
    ['ArrowLeft', false, { row: 2, column: 0 }],
    ['ArrowRight', false, { row: 2, column: 2 }],
    ['Home', false, { row: 2, column: 0 }],
    ['End', false, { row: 2, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 3, column: 2 }],
    ['PageUp', false, { row: 1, column: 1 }],
    ['PageDown', false, { row: 3, column: 1 }],
  ])('%s leads on', (key, ctrl, to) => {
    expect(moved(MIDDLE, key, ctrl, SIZE)).toEqual(to)
  })

  it('stops at the edges, and leaves other keys alone', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', false, SIZE)).toEqual({ row: 0, column: 0 })
    expect(moved({ row: 3, column: 2 }, 'ArrowRight', false, SIZE)).toEqual({ row: 3, column: 2 })
    expect(moved(MIDDLE, 'Tab', false, SIZE)).toBeNull()
  })
})

describe('the columns in the address', () => {
  it('are those of everybody where it says nothing', () => {
    expect(columnsOf(undefined)).toContain('state')
    expect(columnsOf(undefined)).not.toContain('channel')
    expect(nameColumns(columnsOf(undefined))).toBeUndefined()
  })

  it('keep their order, the reference, and nothing unknown', () => {
    expect(columnsOf('state,nonsense,kind')).toEqual(['reference', 'kind', 'state'])
    expect(columnsOf('')).toEqual(['reference'])
    expect(nameColumns(['state', 'kind'])).toBe('reference,kind,state')
  })
})
