import { expect, it } from 'vitest'
import { nextByLetter } from '@/domain/letters'

const KINDS = ['Complaint', 'Representation', 'Enquiry', 'Comment']

it('goes from one to the next that begins with the letter, and round again', () => {
  expect(nextByLetter('c', KINDS, 0)).toBe(3)
  expect(nextByLetter('C', KINDS, 3)).toBe(0)
  expect(nextByLetter('e', KINDS, -1)).toBe(2)
})

it('stays where it is when it is the only one', () => {
  expect(nextByLetter('r', KINDS, 1)).toBe(1)
  expect(nextByLetter('z', KINDS, 1)).toBe(-1)
})

it('does not mind accents', () => {
  expect(nextByLetter('o', ['Ymholiad', 'Ôl-ofal'], 0)).toBe(1)
})
