import { expect, it } from 'vitest'
import { choicesIn, needLists } from '@/composables/lists'
import { speak } from '@/i18n'
import { answers, LISTS, settled } from '../stubs'

it('offers what is in use, in the alphabetical order of the language of the page', async () => {
  answers('get', '/lists', LISTS)
  needLists()
  await settled()
  expect(choicesIn('services').map((choice) => choice.value)).toEqual(['adults', 'children'])
  expect(choicesIn('teams').map((choice) => choice.value)).toEqual(['north'])
  speak('cy')
  expect(choicesIn('services').map((choice) => choice.value)).toEqual(['children', 'adults'])
  expect(choicesIn('teams', 'old').map((choice) => choice.value)).toEqual(['north', 'old'])
})
