import type { ActionTemplate } from '@/api/cases'
import type { Action } from '@/api/types'

/** The actions that take nothing but a day: where each is sent to and what its day is called. */
export const DATE_ACTIONS = {
  record_receipt: { to: '/cases/{reference}/receipt', field: 'receipted_on' },
  resolve_enquiry: { to: '/cases/{reference}/enquiry-resolution', field: 'enquiry_resolved_on' },
  record_resolution: { to: '/cases/{reference}/stages/{stage}/resolution', field: 'resolved_on' },
  send_written_terms: { to: '/cases/{reference}/stages/{stage}/written-terms', field: 'terms_sent_on' },
  respond: { to: '/cases/{reference}/stages/{stage}/response', field: 'responded_on' },
  request_stage_2: { to: '/cases/{reference}/stage-2-request', field: 'requested_on' },
  send_record: { to: '/cases/{reference}/stage-2/record', field: 'record_sent_on' },
  agree_record: { to: '/cases/{reference}/stage-2/agreement', field: 'record_agreed_on' },
  close: { to: '/cases/{reference}/closure', field: 'closed_on' },
} as const satisfies Partial<Record<Action, { to: ActionTemplate; field: string }>>

export type DateAction = keyof typeof DATE_ACTIONS
