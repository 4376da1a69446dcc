export const enCalendar = {
  'arrives.heading': 'If it arrives on this day',
  'arrives.received': 'Received on',
  'arrives.hint': 'Today, unless you give another day',
  'arrives.caption': 'What is due when',
  'arrives.step': 'Step',
  'arrives.due': 'Due on',
} as const
