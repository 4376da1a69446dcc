import type {
  CaseKind,
  CorrespondenceLanguage,
  Outcome,
  State,
} from '@/api/types'

/** The order in which words of a fixed vocabulary are offered. */
export const KINDS: CaseKind[] = ['complaint', 'representation', 'enquiry', 'comment']
export const STATES: State[] = [
  'informal',
  'resolved',
  'stage_1',
  'stage_1_responded',
  'stage_2_requested',
  'stage_2',
  'stage_2_responded',
  'ombudsman',
  'withdrawn',
  'closed',
]
export const LANGUAGES: CorrespondenceLanguage[] = ['not_asked', 'welsh', 'english', 'bilingual']
export const OUTCOMES: Outcome[] = ['upheld', 'partially_upheld', 'not_upheld']
