export const enWorkload = {
  'nav.workload': 'Workload',
  'workload.heading': 'E-mails and active referrals',
  'workload.text':
    'What the figures are measured against. Type over a count to change it; an empty field takes it away.',
  'workload.emails': 'E-mails by month',
  'workload.month': 'Month',
  'workload.count': 'Count',
  'workload.origin': 'Imported',
  'workload.total': 'In the year: {total}',
  'workload.referrals': 'Active referrals',
  'workload.referrals-text':
    'Complaints per 1,000 active referrals are measured against those of 31 March.',
  'workload.add': 'Add a count',
  'workload.none': 'No referrals are counted yet.',
  'workload.saved': 'Saved: {what}.',
  'workload.no-count': 'Write a whole number in digits.',
} as const
