import type { enWorkload } from './en-workload'

export const cyWorkload: Record<keyof typeof enWorkload, string> = {
  'nav.workload': 'Llwyth gwaith',
  'workload.heading': 'Negeseuon e-bost ac atgyfeiriadau gweithredol',
  'workload.text':
    'Yr hyn y mesurir y ffigurau yn ei erbyn. Teipiwch dros gyfrif i’w newid; mae maes gwag yn ei ddileu.',
  'workload.emails': 'Negeseuon e-bost fesul mis',
  'workload.month': 'Mis',
  'workload.count': 'Cyfrif',
  'workload.origin': 'Mewnforiwyd',
  'workload.total': 'Yn y flwyddyn: {total}',
  'workload.referrals': 'Atgyfeiriadau gweithredol',
  'workload.referrals-text':
    'Mesurir cwynion fesul 1,000 o atgyfeiriadau gweithredol yn erbyn rhai 31 Mawrth.',
  'workload.add': 'Ychwanegu cyfrif',
  'workload.none': 'Ni chyfrifwyd atgyfeiriadau eto.',
  'workload.saved': 'Cadwyd: {what}.',
  'workload.no-count': 'Ysgrifennwch rif cyfan mewn digidau.',
}
