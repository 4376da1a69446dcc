export const enAssignment = {
  'case.assigned': 'Assigned to',
  'assign.gone': 'Somebody who no longer works on cases',
  'assign.who': 'Who has the case',
  'assign.nobody': 'Nobody',
  'assign.me': 'Me',
  'action.assign': 'Assign the case',
  'done.assign': 'The assignment is saved.',
  'history.assign': 'Assigned',
} as const
