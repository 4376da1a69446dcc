import { nextTick, ref, type Ref } from 'vue'
import { t } from '@/i18n'

/** Copies a text; says so, or selects what is shown where the browser has no clipboard. */
export function useCopy(shown: Ref<HTMLElement | null>): {
  said: Ref<string>
  copy: (text: string) => Promise<void>
} {
  const said = ref('')

  async function copy(text: string): Promise<void> {
    said.value = ''
    await nextTick()
    try {
      await navigator.clipboard.writeText(text)
      said.value = t('secret.copied')
    } catch {
      // Without a secure connection a browser has no clipboard: the person copies by hand.
      if (shown.value) window.getSelection()?.selectAllChildren(shown.value)
      said.value = t('secret.selected')
    }
  }
  return { said, copy }
}
