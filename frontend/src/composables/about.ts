import { inject, type InjectionKey } from 'vue'

type About = (field: string) => string | undefined

/** What is wrong with a field of the form around. */
export const ABOUT: InjectionKey<About> = Symbol('about')

export function useAbout(): About {
  return inject(ABOUT, () => undefined)
}
