import type { Component } from 'vue'
import type { FormName } from '@/domain/case-actions'
import { PLAIN_ACTIONS, type PlainName } from '@/domain/plain-actions'
import AcknowledgeFields from './AcknowledgeFields.vue'
import AssignFields from './AssignFields.vue'
import CorrectionFields from './CorrectionFields.vue'
import DetailsFields from './DetailsFields.vue'
import FindingsFields from './FindingsFields.vue'
import PeopleFields from './PeopleFields.vue'
import PlainFields from './PlainFields.vue'
import PointsFields from './PointsFields.vue'

const names = Object.keys(PLAIN_ACTIONS) as PlainName[]
const plain = Object.fromEntries(names.map((name) => [name, PlainFields])) as Record<
  string,
  Component
> as Record<PlainName, Component>

/** The fields of each form. */
export const FIELDS: Record<FormName, Component> = {
  ...plain,
  acknowledge: AcknowledgeFields,
  assign: AssignFields,
  change_elements: PointsFields,
  change_people: PeopleFields,
  correct: DetailsFields,
  correct_day: CorrectionFields,
  record_findings: FindingsFields,
}
