import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { http, HttpResponse } from 'msw'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { Component } from 'vue'
import type { CaseDetail, CaseSummary, Clock, Lists, SessionState, Stage } from '@/api/types'
import { network } from './setup'

export const API = 'http://adborth.test/api/v1'
const both = (en: string) => ({ en, cy: `${en} (cy)` })
const entry = (code: string, en: string) => ({
  code,
  name: both(en),
  retired_on: null,
  version: 1,
})

export const LISTS: Lists = {
  services: [
    { ...entry('adults', 'Adults'), order: { en: 1, cy: 2 } },
    { ...entry('children', 'Children'), order: { en: 2, cy: 1 } },
  ],
  teams: [
    { ...entry('north', 'North'), service: 'adults', order: { en: 1, cy: 1 } },
    {
      ...entry('old', 'Old'),
      service: 'adults',
      retired_on: '2020-01-01',
      order: { en: 2, cy: 2 },
    },
  ],
  themes: [{ ...entry('financial', 'Financial'), order: { en: 1, cy: 1 } }],
  channels: [],
}

export const SUMMARY: CaseSummary = {
  reference: 'SSF-2627-0001',
  tracker_ref: 'SS/2627/0001',
  kind: 'complaint',
  state: 'stage_1',
  service: { code: 'adults', name: both('Adults') },
  team: null,
  theme: { code: 'financial', name: both('Financial') },
  channel: null,
  assigned_to: null,
  received_on: '2026-06-01',
  receipted_on: null,
  next_due_on: '2026-06-03',
  next_clock: 'stage_1_acknowledgement',
  overdue: false,
  working_days_left: 2,
  version: 3,
  restricted: false,
  disposed_on: null,
}

export const DETAIL: CaseDetail = {
  ...SUMMARY,
  logged_at: '2026-06-01T09:30:00Z',
  logged_by: 'alice',
  summary: 'Nobody called back.',
  file_url: null,
  withdrawn_on: null,
  closed_on: null,
  people: [],
  elements: [],
  stages: [],
  clocks: [],
  ombudsman: null,
  allowed_actions: ['record_receipt'],
  origin: null,
}

export const STAGE: Stage = {
  stage: 'stage_1',
  entered_on: '2026-06-01',
  enquiry_resolved_on: null,
  acknowledged_on: null,
  discussion_offered_on: null,
  discussed_on: null,
  resolved_on: null,
  terms_sent_on: null,
  record_sent_on: null,
  record_agreed_on: null,
  investigator_appointed_on: null,
  report_received_on: null,
  report_accepted_on: null,
  letter_to_director_on: null,
  responded_on: null,
  dissatisfied_on: null,
  stage_2_offered_on: null,
  ended_on: null,
  ending: null,
  ending_reason: null,
  ending_decided_by: null,
  ombudsman_signposted_on: null,
  outcome: null,
  acknowledgement: null,
  extensions: [],
  pauses: [],
}

export const CLOCK: Clock = {
  clock: 'stage_1_acknowledgement',
  name: both('Acknowledgement'),
  stage: 'stage_1',
  procedure: '2014-08-01',
  calendar_revision: 1,
  started_on: '2026-06-01',
  base_due_on: '2026-06-03',
  due_on: '2026-06-03',
  paused: false,
  finished_on: null,
  stopped_on: null,
  elapsed_days: null,
  net_days: null,
  result: null,
  overdue: false,
  working_days_left: 2,
  explanation: {
    length: 2,
    unit: 'working_days',
    starts: both('received'),
    source: both('C reg 15(2)'),
    basis: 'statutory',
    to_be_confirmed: false,
    skipped: [],
    paused_days: 0,
    provisional: false,
    due_on_if_chain_kept: null,
  },
}

export function session(more: Partial<SessionState> = {}): SessionState {
  const user = { username: 'alice', display_name: 'Alice', roles: [], permissions: [] }
  return {
    user,
    second_factor: 'none',
    expires_at: new Date(Date.now() + 36_000_000).toISOString(),
    idle_seconds_left: 1800,
    ...more,
  }
}

export function problem(status: number, code: string, more: object = {}) {
  const body = { type: `/problems/${code}`, title: code, status, detail: code, code, ...more }
  return HttpResponse.json(body, {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': 'en' },
  })
}

export function answers(method: 'get' | 'post', path: string, body: object, headers = {}) {
  network.use(http[method](API + path, () => HttpResponse.json(body, { headers })))
}

export type Shown = { page: VueWrapper; router: Router }

/** A page as it stands at an address, with everything it loads loaded. */
export async function visit(
  component: Component,
  address: string,
  props: Record<string, unknown> = {},
): Promise<Shown> {
  const nowhere = { template: '<p></p>' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/cases/:reference', name: 'case', component: nowhere },
      { path: '/imports/:id', name: 'import', component: nowhere },
      { path: '/:any(.*)*', component: nowhere },
    ],
  })
  await router.push(address)
  const page = mount(component, {
    props,
    global: { plugins: [router] },
    attachTo: document.body,
  })
  await flushPromises()
  await settled()
  return { page, router }
}

/** Until the stand-in of the network has answered. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    await flushPromises()
  }
}
