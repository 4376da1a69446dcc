import { readonly, shallowRef } from 'vue'

const shown = shallowRef<(() => string) | null>(null)

/** What has just been done, said in a live region. A function, so that it follows the language. */
export const notice = readonly(shown)

export function announce(text: () => string): void {
  shown.value = text
}

export function clearNotice(): void {
  shown.value = null
}
