import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import UiScrollTable from '@/ui/UiScrollTable.vue'

/** jsdom lays nothing out: the widths are given, and told as a browser tells them. */
function shown(width: number, of: number) {
  let tell: (() => void) | undefined
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(told: () => void) {
        tell = told
      }
      observe() {}
      disconnect() {}
    },
  )
  const page = mount(UiScrollTable, { props: { label: 'Cases' }, slots: { default: '<table></table>' } })
  Object.defineProperties(page.element, {
    scrollWidth: { value: width },
    clientWidth: { value: of },
  })
  return { page, tell: () => tell?.() }
}

afterEach(() => vi.unstubAllGlobals())

it('can be reached by keyboard and says what it is where it scrolls', async () => {
  const { page, tell } = shown(1100, 900)
  tell()
  await nextTick()
  const box = page.attributes()
  expect(box).toMatchObject({ role: 'region', tabindex: '0', 'aria-label': 'Table: Cases' })
  expect(box.class).toContain('app-scroll--scrolls')
})

it('is nothing to stop at once it is known that all of it is seen', async () => {
  const { page, tell } = shown(900, 900)
  expect(page.attributes('tabindex')).toBe('0')
  tell()
  await nextTick()
  expect(page.attributes()).toEqual({ class: 'app-scroll' })
})
