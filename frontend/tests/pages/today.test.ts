import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Today, TodayCase } from '@/api/types'
import { listenForShortcuts, switchShortcuts } from '@/composables/shortcuts'
import { speak } from '@/i18n'
import ShortcutsPage from '@/pages/ShortcutsPage.vue'
import TodayPage from '@/pages/TodayPage.vue'
import { answers, settled, SUMMARY, visit } from '../stubs'

const row = (reference: string, more: Partial<TodayCase> = {}): TodayCase => ({
  ...SUMMARY,
  reference,
  language: 'welsh',
  next_action: 'acknowledge',
  ...more,
})
const group = (name: Today['groups'][number]['group'], count: number, items: TodayCase[]) => ({
  group: name,
  count,
  cases: `/api/v1/cases?waiting=${name}&whose=all`,
  items,
})
const DAY: Today = {
  today: '2026-06-01',
  soon_to: '2026-06-08',
  whose: 'all',
  choices: ['mine', 'all'],
  total: 14,
  unassigned: 2,
  groups: [
    group('overdue', 12, [row('SSF-2627-0001'), row('SSF-2627-0002')]),
    group('due_today', 0, []),
    group('due_later', 2, []),
    group('complainant', 1, [row('SSF-2627-0003', { next_due_on: null, next_action: null })]),
  ],
}

async function open() {
  answers('get', '/today', DAY)
  // The keys of the whole document are heard where the pages are shown.
  mount({ setup: listenForShortcuts, template: '<p></p>' })
  return visit(TodayPage, '/')
}

function press(key: string): void {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

const focused = () => document.activeElement?.textContent

describe('today', () => {
  it('counts everything, shows the first and leads to all', async () => {
    const { page } = await open()
    const counts = page.findAll('.app-counts__number').map((one) => one.text())
    expect(counts).toEqual(['12', '0', '2', '1'])
    expect(page.findAll('h2').map((one) => one.text())).toEqual([
      'Overdue 12 cases',
      'Waiting for the complainant 1 case',
    ])
    expect(page.get('section p a').attributes('href')).toBe('/cases?waiting=overdue&whose=all')
  })

  it('leads from a row straight to its next step, where it is this person’s', async () => {
    const { page } = await open()
    const steps = page.findAll('[data-action]').map((one) => one.attributes('href'))
    expect(steps).toEqual([
      '/cases/SSF-2627-0001?action=acknowledge',
      '/cases/SSF-2627-0002?action=acknowledge',
    ])
  })

  it('counts the days in Welsh', async () => {
    speak('cy')
    const { page } = await open()
    expect(page.text()).toContain('2 ddiwrnod gwaith ar ôl')
    expect(page.text()).toContain('12 achos')
  })

  it('moves through the rows of all groups with the keyboard', async () => {
    await open()
    press('j')
    expect(focused()).toBe('SSF-2627-0001')
    press('j')
    press('j')
    expect(focused()).toBe('SSF-2627-0002')
    document.querySelector('details')?.setAttribute('open', '')
    press('j')
    expect(focused()).toBe('SSF-2627-0003')
    press('k')
    expect(focused()).toBe('SSF-2627-0002')
    press('ArrowUp')
    expect(focused()).toBe('SSF-2627-0001')
  })

  it('does the next step of the row with one key', async () => {
    const { router } = await open()
    press('j')
    press('a')
    await settled()
    expect(router.currentRoute.value.fullPath).toBe('/cases/SSF-2627-0001?action=acknowledge')
  })

  it('leaves single keys alone once they are switched off', async () => {
    await open()
    const { page } = await visit(ShortcutsPage, '/shortcuts')
    await page.get('#field-shortcuts').setValue(false)
    press('j')
    expect(focused()).not.toBe('SSF-2627-0001')
    expect(localStorage.getItem('adborth.shortcuts')).toBe('off')
    switchShortcuts(true)
  })
})
