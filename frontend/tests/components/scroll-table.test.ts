import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import UiScrollTable from '@/ui/UiScrollTable.vue'

/** jsdom lays nothing out: the widths are given, and told as a browser tells them. */
async function shown(width: number, of: number) {
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
  tell?.()
  await nextTick()
  return page
}

afterEach(() => vi.unstubAllGlobals())

it('can be reached by keyboard and says what it is where it scrolls', async () => {
  const box = (await shown(1100, 900)).attributes()
  expect(box).toMatchObject({ role: 'region', tabindex: '0', 'aria-label': 'Cases' })
  expect(box.class).toContain('app-scroll--scrolls')
})

it('is nothing to stop at where all of it is seen', async () => {
  const box = (await shown(900, 900)).attributes()
  expect(box).toEqual({ class: 'app-scroll' })
})
