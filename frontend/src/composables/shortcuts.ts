import { onScopeDispose, readonly, ref } from 'vue'

// Keys that stand alone get in the way of speech input: whoever wants can switch them off.
const STORED = 'adborth.shortcuts'
const TOGETHER_WITHIN = 1000

type Handler = () => void
const handlers = new Map<string, Handler>()
const on = ref(window.localStorage.getItem(STORED) !== 'off')
let begun = ''
let begunAt = 0

export const shortcutsOn = readonly(on)

export function switchShortcuts(to: boolean): void {
  on.value = to
  window.localStorage.setItem(STORED, to ? 'on' : 'off')
}

/** While the component lives: `keys` are one key, or two one after the other as in `g t`. */
export function useShortcut(keys: string, handler: Handler): void {
  const before = handlers.get(keys)
  handlers.set(keys, handler)
  onScopeDispose(() => {
    if (handlers.get(keys) !== handler) return
    if (before) handlers.set(keys, before)
    else handlers.delete(keys)
  })
}

/** Hears the keys of the whole document, until the scope ends. */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', hear)
  onScopeDispose(() => document.removeEventListener('keydown', hear))
}

function hear(event: KeyboardEvent): void {
  if (!on.value || event.defaultPrevented || event.isComposing || isTyping(event.target)) return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const recent = event.timeStamp - begunAt < TOGETHER_WITHIN
  const keys = begun && recent ? `${begun} ${event.key}` : event.key
  const handler = handlers.get(keys) ?? handlers.get(event.key)
  begun = !handler && isBeginning(event.key) ? event.key : ''
  begunAt = event.timeStamp
  if (!handler) return
  event.preventDefault()
  handler()
}

function isBeginning(key: string): boolean {
  return [...handlers.keys()].some((keys) => keys.startsWith(`${key} `))
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), select, textarea'))
  )
}
