import type { Column } from '@/domain/columns'

export const COLUMN_NAMES = {
  reference: 'case.reference',
  tracker_ref: 'case.tracker-ref',
  kind: 'case.kind',
  state: 'case.state',
  service: 'case.service',
  team: 'case.team',
  theme: 'case.theme',
  channel: 'case.channel',
  assigned_to: 'case.assigned',
  received_on: 'case.received',
  receipted_on: 'case.receipted',
  next_due_on: 'case.next-due',
} as const satisfies Record<Column, string>
