import type { enCalendar } from './en-calendar'

export const cyCalendar: Record<keyof typeof enCalendar, string> = {
  'arrives.heading': 'Os daw i law ar y diwrnod hwn',
  'arrives.received': 'Derbyniwyd ar',
  'arrives.hint': 'Heddiw, oni roddwch ddiwrnod arall',
  'arrives.caption': 'Beth sy’n ddyledus a phryd',
  'arrives.step': 'Cam',
  'arrives.due': 'Yn ddyledus ar',
}
