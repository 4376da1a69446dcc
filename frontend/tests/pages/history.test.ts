import { expect, it } from 'vitest'
import { wordAction, wordChanges } from '@/components/history-wording'
import { speak } from '@/i18n'

const CHANGES = {
  'stages.stage_1.acknowledged_on': [null, '2026-06-02'],
  'acknowledgements.stage_1.explains_procedure': [null, true],
  theme: [
    { code: 'a', name: { en: 'Financial', cy: 'Ariannol' } },
    { code: 'b', name: { en: 'Other', cy: 'Arall' } },
  ],
  version: [1, 2],
}

it('says what changed from what to what, as far as it has a name', () => {
  expect(wordChanges(CHANGES)).toEqual([
    { label: 'Stage 1, Acknowledged', before: '(empty)', after: '2 June 2026' },
    { label: 'Stage 1, Explains the procedure', before: '(empty)', after: 'Yes' },
    { label: 'Theme', before: 'Financial', after: 'Other' },
  ])
})

it('says it in Welsh too', () => {
  speak('cy')
  expect(wordAction('acknowledge')).toBe('Cydnabuwyd')
  expect(wordChanges(CHANGES)[2]).toEqual({ label: 'Thema', before: 'Ariannol', after: 'Arall' })
})

it('shows an act that it has no words for as it is stored', () => {
  expect(wordAction('case.unheard-of')).toBe('case.unheard-of')
})
