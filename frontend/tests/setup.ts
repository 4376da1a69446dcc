import { enableAutoUnmount } from '@vue/test-utils'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { speak } from '@/i18n'

/** The network's stand-in: a request that a test does not expect fails that test. */
export const network = setupServer()

beforeAll(() => {
  // jsdom lays nothing out, so no media query holds and nothing changes its size.
  window.matchMedia = (media) => ({ media, matches: false }) as MediaQueryList
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  network.listen({ onUnhandledFrame: 'error' })
})
beforeEach(() => speak('en'))
afterEach(() => network.resetHandlers())
afterAll(() => network.close())
enableAutoUnmount(afterEach)
